"""Golden numbers of PyTorch for test/pytorch: Elman networks, losses in training, optimisers.

Run: python3 pytorch-elman.py     Writes pytorch-elman.json beside it. Debian 12: apt-get install python3-torch python3-numpy.
Made with PyTorch 1.13.0, numpy 1.24.2, everything in float64 on one thread. Drawn numbers are rounded to four decimals.

networks    torch.nn.RNN (tanh) and torch.nn.Linear: outputs (S, B, O), the squared loss and its gradient by every tensor,
            with the last step scored and with all of them. Time-major. torch has two biases a layer; bias_hh is held at 0
            and left out, bias_ih is the bias.
losses      Ten steps of plain SGD on one batch, the last step scored; losses[n] is that before step n + 1. Losses are means
            over entries, cross entropy over classes is a mean over rows.
optimizers  Ten steps from given parameters by given gradients, whatever the parameters are; trajectory[n] stands after
            step n + 1. torch's conventions, and what they mean for a comparison:
            - SGD with momentum: velocity <- momentum velocity + g with dampening 0, the same velocity from the first step
              on; parameters <- parameters - rate velocity. The rate stays outside the velocity.
            - nesterov: the step is g + momentum velocity, with the velocity already renewed.
            - Adam: epsilon is added to the square root of the corrected second moment.
            - AdamW: decay times the parameters before the step is added to Adam's step, both times the rate.
            - RMSprop: epsilon is added outside the square root; the mean of squares starts at 0 and is not corrected;
              not centred, no momentum.
"""
import json
import pathlib
import numpy as np
import torch
from pytorch_common import draw, flat, pass_of

SEED = 20151
BATCH, STEPS, INPUTS, OUTPUTS = 4, 6, 3, 2
TRAINING_STEPS = 10

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


class Elman(torch.nn.Module):
    def __init__(self, hidden_sizes, outputs, seed):
        super().__init__()
        sizes = [INPUTS, *hidden_sizes]
        self.layers = torch.nn.ModuleList(torch.nn.RNN(i, h, nonlinearity="tanh") for i, h in zip(sizes, sizes[1:]))
        self.readout = torch.nn.Linear(sizes[-1], outputs)
        with torch.no_grad():
            for k, (name, tensor) in enumerate(self.named_parameters()):
                if "bias_hh" in name:
                    tensor.zero_()
                    tensor.requires_grad_(False)
                else:
                    tensor.copy_(draw(seed + k, *tensor.shape, scale=tensor.shape[-1] ** -0.5))

    def forward(self, x):
        for layer in self.layers:
            x, _ = layer(x)
        return self.readout(x)

    def trained(self):
        return [(name, tensor) for name, tensor in self.named_parameters() if tensor.requires_grad]


def network(hidden_sizes, seed):
    model = Elman(hidden_sizes, OUTPUTS, seed)
    x = draw(seed + 100, STEPS, BATCH, INPUTS)
    targets = {"last": draw(seed + 101, 1, BATCH, OUTPUTS), "all": draw(seed + 102, STEPS, BATCH, OUTPUTS)}
    return {"hiddenSizes": hidden_sizes, "outputSize": OUTPUTS, "inputs": flat(x),
            "parameters": {name: flat(tensor) for name, tensor in model.trained()},
            "passes": [pass_of(model, model.trained(), x, y, scored) for scored, y in targets.items()]}


def training(name, options, criterion, targets, rate, seed):
    model = Elman([5], targets.shape[-1], seed)
    x = draw(seed + 100, STEPS, BATCH, INPUTS)
    before = {key: flat(tensor) for key, tensor in model.trained()}
    optimizer = torch.optim.SGD([tensor for _, tensor in model.trained()], lr=rate)
    losses = []
    for _ in range(TRAINING_STEPS):
        optimizer.zero_grad()
        loss = criterion(model(x)[-1], targets)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
    return {"loss": name, "options": options, "hiddenSizes": [5], "outputSize": targets.shape[-1], "learningRate": rate,
            "inputs": flat(x), "targets": flat(targets), "before": before, "losses": losses,
            "after": {key: flat(tensor) for key, tensor in model.trained()}}


def shares(seed):
    drawn = np.round(np.random.default_rng(seed).dirichlet(np.ones(3), BATCH), 4)
    drawn[:, -1] = np.round(1 - drawn[:, :-1].sum(1), 4)
    return torch.tensor(drawn)


def trajectory(name, make, rate):
    parameters = torch.nn.Parameter(draw(SEED + 900, 7))
    optimizer = make([parameters], rate)
    rows = []
    for row in GRADIENTS:
        parameters.grad = row.clone()
        optimizer.step()
        rows.append(flat(parameters))
    return {"name": name, "learningRate": rate, "trajectory": rows}


GRADIENTS = draw(SEED + 901, TRAINING_STEPS, 7)
wide = draw(SEED + 400, BATCH, OUTPUTS, scale=2.0)
yes_or_no = (draw(SEED + 401, BATCH, OUTPUTS) > 0).double()
one_hot = torch.nn.functional.one_hot(torch.tensor([0, 2, 1, 2]), 3).double()
F = torch.nn.functional
optim = torch.optim
golden = {
    "made": {"torch": torch.__version__, "numpy": np.__version__, "seed": SEED},
    "batch": BATCH, "steps": STEPS, "inputSize": INPUTS,
    "networks": [network([5], SEED), network([5, 4], SEED + 200)],
    "losses": [
        training("squared", {}, F.mse_loss, wide, 0.1, SEED + 500),
        training("huber", {"delta": 1}, lambda n, y: F.huber_loss(n, y, delta=1.0), wide, 0.2, SEED + 520),
        training("huber", {"delta": 0.5}, lambda n, y: F.huber_loss(n, y, delta=0.5), wide, 0.2, SEED + 540),
        training("binary-cross-entropy", {}, F.binary_cross_entropy_with_logits, yes_or_no, 0.5, SEED + 560),
        training("softmax-cross-entropy", {}, F.cross_entropy, one_hot, 0.5, SEED + 580),
        training("softmax-cross-entropy", {}, F.cross_entropy, shares(SEED + 402), 0.5, SEED + 600),
    ],
    "optimizers": {
        "parameters": flat(draw(SEED + 900, 7)), "gradients": [flat(row) for row in GRADIENTS],
        "runs": [
            trajectory("momentum", lambda p, r: optim.SGD(p, lr=r, momentum=0.9), 0.05),
            trajectory("nesterov", lambda p, r: optim.SGD(p, lr=r, momentum=0.9, nesterov=True), 0.05),
            trajectory("adam", lambda p, r: optim.Adam(p, lr=r, betas=(0.9, 0.999), eps=1e-8), 0.05),
            trajectory("adamw .01", lambda p, r: optim.AdamW(p, lr=r, weight_decay=0.01), 0.05),
            trajectory("adamw .1", lambda p, r: optim.AdamW(p, lr=r, weight_decay=0.1), 0.05),
            trajectory("rmsprop", lambda p, r: optim.RMSprop(p, lr=r, alpha=0.99, eps=1e-8, centered=False), 0.05),
        ],
    },
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
