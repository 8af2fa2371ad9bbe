"""PyTorch: nn.RNN, nn.GRU or nn.LSTM, time-major, threads by the first argument. Same protocol as contender.mjs."""
import json
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))


def prepare(shape):
    rnn = {"elman": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[shape["cell"]](shape["inputs"], shape["hidden"])
    for p in rnn.parameters():
        torch.nn.init.normal_(p, std=shape["hidden"] ** -0.5)
    x = torch.randn(shape["steps"], shape["batch"], shape["inputs"])
    g = torch.full((shape["batch"], shape["hidden"]), 1 / (shape["batch"] * shape["hidden"]))

    def step():
        output, _ = rnn(x)
        rnn.zero_grad(set_to_none=True)
        output[-1].backward(g)
        with torch.no_grad():
            for p in rnn.parameters():
                p.add_(p.grad, alpha=-0.01)

    return step


def product():
    """GFLOP/s of a 512 x 512 product: to choose the instruction set."""
    a, b, best = torch.rand(512, 512), torch.rand(512, 512), 9.0
    for _ in range(60):
        start = time.process_time()
        a @ b
        best = min(best, time.process_time() - start)
    return 2 * 512**3 / best / 1e9


def answer(value):
    print(json.dumps(value), flush=True)


answer({"versions": {"torch": torch.__version__, "product": round(product(), 1)}})
step = None
for line in sys.stdin:
    command = json.loads(line)
    if "prepare" in command:
        start = time.perf_counter()
        step = prepare(command["prepare"])
        step()
        answer({"ready": (time.perf_counter() - start) * 1e3})
    else:
        wall, cpu = [], []
        for _ in range(command["steps"]):
            w, c = time.perf_counter(), time.process_time()
            step()
            wall.append((time.perf_counter() - w) * 1e3)
            cpu.append((time.process_time() - c) * 1e3)
        answer({"wall": wall, "cpu": cpu})
