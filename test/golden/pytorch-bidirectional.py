"""Golden numbers of PyTorch for test/pytorch: networks that read their input both ways, sequences of unequal length.

Run: python3 pytorch-bidirectional.py     Writes pytorch-bidirectional.json beside it. Debian 12: apt-get install python3-torch python3-numpy.
Made with PyTorch 1.13.0, numpy 1.24.2, everything in float64 on one thread. Drawn numbers are rounded to four decimals.

torch.nn.RNN (tanh), GRU and LSTM with bidirectional=True on packed sequences (pack_padded_sequence, enforce_sorted=False), one module a layer, so that sizes
may differ, and torch.nn.Linear. Two readouts: "all" reads the output of every step, "last" reads h_n of the top layer, [forward, reverse]: the states in which
the passes end. Outputs (B, L, O) of each sequence one after the other, or (B, O); the squared loss is the mean over all rows that are there; its
gradient by every tensor. Inputs are (B, L, I), sequence after sequence. Gates are stacked in torch's order, r, z, n and i, f, g, o.
"""
import json
import pathlib
import numpy as np
import torch
from pytorch_common import draw, flat

SEED = 20161
LENGTHS, INPUTS, OUTPUTS = [4, 6, 1, 5], 3, 2
CELLS = {"elman": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


class BothWays(torch.nn.Module):
    def __init__(self, cell, hidden_sizes, seed):
        super().__init__()
        inputs = [INPUTS, *(2 * h for h in hidden_sizes)]
        self.layers = torch.nn.ModuleList(CELLS[cell](i, h, bidirectional=True) for i, h in zip(inputs, hidden_sizes))
        self.readout = torch.nn.Linear(inputs[-1], OUTPUTS)
        with torch.no_grad():
            for k, tensor in enumerate(self.parameters()):
                tensor.copy_(draw(seed + k, *tensor.shape, scale=tensor.shape[-1] ** -0.5))

    def forward(self, sequences, scored):
        packed = torch.nn.utils.rnn.pack_sequence(sequences, enforce_sorted=False)
        for layer in self.layers:
            packed, last = layer(packed)
        if scored == "last":
            h_n = last[0] if isinstance(last, tuple) else last
            return self.readout(torch.cat([h_n[0], h_n[1]], dim=1))
        padded, lengths = torch.nn.utils.rnn.pad_packed_sequence(packed, batch_first=True)
        return self.readout(torch.cat([rows[:length] for rows, length in zip(padded, lengths)]))


def pass_of(model, sequences, y, scored):
    model.zero_grad()
    output = model(sequences, scored)
    loss = torch.nn.functional.mse_loss(output, y)
    loss.backward()
    return {"scored": scored, "targets": flat(y), "outputs": flat(output), "loss": loss.item(),
            "gradient": {name: flat(tensor.grad) for name, tensor in model.named_parameters()}}


def network(cell, hidden_sizes, seed):
    model = BothWays(cell, hidden_sizes, seed)
    sequences = [draw(seed + 100 + b, length, INPUTS) for b, length in enumerate(LENGTHS)]
    targets = {"last": draw(seed + 120, len(LENGTHS), OUTPUTS), "all": draw(seed + 121, sum(LENGTHS), OUTPUTS)}
    return {"cell": cell, "hiddenSizes": hidden_sizes, "outputSize": OUTPUTS, "inputs": flat(torch.cat(sequences)),
            "parameters": {name: flat(tensor) for name, tensor in model.named_parameters()},
            "passes": [pass_of(model, sequences, y, scored) for scored, y in targets.items()]}


golden = {
    "made": {"torch": torch.__version__, "numpy": np.__version__, "seed": SEED},
    "lengths": LENGTHS, "inputSize": INPUTS,
    "networks": [network(cell, sizes, SEED + 200 * k) for k, (cell, sizes) in enumerate(
        (cell, sizes) for cell in CELLS for sizes in ([3], [3, 2]))],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
