"""Golden numbers of PyTorch for test/pytorch: feedforward networks over a window.

Run: python3 pytorch-mlp.py     Writes pytorch-mlp.json beside it. Debian 12: apt-get install python3-torch python3-numpy.
Made with PyTorch 1.13.0, numpy 1.24.2, everything in float64 on one thread. Drawn numbers are rounded to four decimals.

torch.nn.Linear and Tanh over the rows of a window one after the other (torch.nn.Flatten of (B, T, I)), then a Linear readout: outputs (B, O), the squared
loss and its gradient by every tensor. Inputs are written time-major, (T, B, I).
"""
import json
import pathlib
import numpy as np
import torch
from pytorch_common import draw, flat

SEED = 20161
BATCH, STEPS, INPUTS, OUTPUTS = 4, 6, 3, 2

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def network(hidden_sizes, seed):
    sizes = [STEPS * INPUTS, *hidden_sizes]
    layers = [part for i, h in zip(sizes, sizes[1:]) for part in (torch.nn.Linear(i, h), torch.nn.Tanh())]
    model = torch.nn.Sequential(torch.nn.Flatten(), *layers, torch.nn.Linear(sizes[-1], OUTPUTS))
    with torch.no_grad():
        for k, tensor in enumerate(model.parameters()):
            tensor.copy_(draw(seed + k, *tensor.shape, scale=tensor.shape[-1] ** -0.5))
    x = draw(seed + 100, STEPS, BATCH, INPUTS)
    targets = draw(seed + 101, BATCH, OUTPUTS)
    outputs = model(x.transpose(0, 1))
    loss = torch.nn.functional.mse_loss(outputs, targets)
    loss.backward()
    return {"hiddenSizes": hidden_sizes, "inputs": flat(x), "targets": flat(targets), "outputs": flat(outputs), "loss": loss.item(),
            "parameters": [flat(tensor) for tensor in model.parameters()],
            "gradient": [flat(tensor.grad) for tensor in model.parameters()]}


golden = {
    "made": {"torch": torch.__version__, "numpy": np.__version__, "seed": SEED},
    "batch": BATCH, "steps": STEPS, "inputSize": INPUTS, "outputSize": OUTPUTS,
    "networks": [network(sizes, SEED + 200 * k) for k, sizes in enumerate(([5], [5, 4]))],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
