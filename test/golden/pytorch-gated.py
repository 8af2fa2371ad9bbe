"""Golden numbers of PyTorch for test/pytorch: GRU and LSTM networks.

Run: python3 pytorch-gated.py     Writes pytorch-gated.json beside it. Debian 12: apt-get install python3-torch python3-numpy.
Made with PyTorch 1.13.0, numpy 1.24.2, everything in float64 on one thread. Drawn numbers are rounded to four decimals.

torch.nn.GRU and torch.nn.LSTM, stacked layers one after the other, and torch.nn.Linear: outputs (S, B, O), the squared loss and its
gradient by every tensor, with the last step scored and with all of them. Time-major. Both biases of every layer are drawn: gates
are stacked in torch's order, r, z, n and i, f, g, o.
"""
import json
import pathlib
import numpy as np
import torch
from pytorch_common import draw, flat, pass_of

SEED = 20152
BATCH, STEPS, INPUTS, OUTPUTS = 4, 6, 3, 2
CELLS = {"gru": torch.nn.GRU, "lstm": torch.nn.LSTM}

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


class Gated(torch.nn.Module):
    def __init__(self, cell, hidden_sizes, seed):
        super().__init__()
        sizes = [INPUTS, *hidden_sizes]
        self.layers = torch.nn.ModuleList(CELLS[cell](i, h) for i, h in zip(sizes, sizes[1:]))
        self.readout = torch.nn.Linear(sizes[-1], OUTPUTS)
        with torch.no_grad():
            for k, tensor in enumerate(self.parameters()):
                tensor.copy_(draw(seed + k, *tensor.shape, scale=tensor.shape[-1] ** -0.5))

    def forward(self, x):
        for layer in self.layers:
            x, _ = layer(x)
        return self.readout(x)


def network(cell, hidden_sizes, seed):
    model = Gated(cell, hidden_sizes, seed)
    x = draw(seed + 100, STEPS, BATCH, INPUTS)
    targets = {"last": draw(seed + 101, 1, BATCH, OUTPUTS), "all": draw(seed + 102, STEPS, BATCH, OUTPUTS)}
    return {"cell": cell, "hiddenSizes": hidden_sizes, "outputSize": OUTPUTS, "inputs": flat(x),
            "parameters": {name: flat(tensor) for name, tensor in model.named_parameters()},
            "passes": [pass_of(model, list(model.named_parameters()), x, y, scored) for scored, y in targets.items()]}


golden = {
    "made": {"torch": torch.__version__, "numpy": np.__version__, "seed": SEED},
    "batch": BATCH, "steps": STEPS, "inputSize": INPUTS,
    "networks": [network(cell, sizes, SEED + 200 * k) for k, (cell, sizes) in enumerate(
        (cell, sizes) for cell in CELLS for sizes in ([5], [5, 4]))],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
