"""Golden files of PyTorch for src/model/import: weights as safetensors and ONNX, with inputs and outputs of the network.

Run: python3 pytorch-weights.py     Writes pytorch-weights.json beside it. Debian 12: apt-get install python3-torch python3-numpy python3-onnx.
Made with PyTorch 1.13.0, numpy 1.24.2, on one thread. Weights are rounded to four decimals and saved in float32; outputs are those
of the saved weights in float64.

torch.nn.RNN, GRU and LSTM of one and two layers with a torch.nn.Linear on the last step: (B, T, I) -> (B, O); of two layers with bidirectional=True on h_n of
the top one, [forward, reverse]. Both biases of every layer are
drawn. Files are base64; the safetensors ones are written by the few lines below, as that package may not be there.
"""
import base64
import io
import json
import pathlib
import struct
import warnings
import numpy as np
import torch
from pytorch_common import draw, flat

SEED = 20161
BATCH, STEPS, INPUTS, OUTPUTS = 3, 5, 3, 2

torch.set_num_threads(1)


class Forecaster(torch.nn.Module):
    def __init__(self, recurrent, readout, name):
        super().__init__()
        self.rnn = recurrent
        self.name = name
        if readout is not None:
            self.add_module(name, readout)

    def forward(self, x):
        output, ends = self.rnn(x)
        h_n = ends[0] if isinstance(ends, tuple) else ends
        last = torch.cat([h_n[-2], h_n[-1]], dim=1) if self.rnn.bidirectional else output[:, -1]
        return getattr(self, self.name)(last) if self.name else last


def safetensors(state):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in state.items():
        raw = tensor.detach().to(torch.float32).numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def onnx(model):
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(model, torch.zeros(1, STEPS, INPUTS), file, input_names=["x"], output_names=["y"], opset_version=13,
                          dynamic_axes={"x": {0: "batch"}})
    return file.getvalue()


def network(cell, module, layers, seed, activation="tanh", bias=True, name="fc", both=False):
    options = {"nonlinearity": activation} if module is torch.nn.RNN else {}
    recurrent = module(INPUTS, 4, num_layers=layers, bias=bias, bidirectional=both, batch_first=True, **options)
    model = Forecaster(recurrent, torch.nn.Linear(8 if both else 4, OUTPUTS, bias=bias) if name else None, name)
    with torch.no_grad():
        for k, tensor in enumerate(model.parameters()):
            tensor.copy_(draw(seed + k, *tensor.shape, scale=0.5).to(torch.float32))
    files = {"safetensors": base64.b64encode(safetensors(model.state_dict())).decode(), "onnx": base64.b64encode(onnx(model)).decode()}
    x = draw(seed + 100, BATCH, STEPS, INPUTS)
    outputs = flat(model.double()(x))
    return {"cell": cell, "activation": activation, "layers": layers, "bias": bias, "readout": name, "hiddenSizes": [4] * layers, "bidirectional": both,
            "inputs": flat(x), "outputs": outputs, "files": files}


CELLS = {"elman": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}
networks = [network(cell, module, layers, SEED + 50 * layers + 300 * k)
            for k, (cell, module) in enumerate(CELLS.items()) for layers in (1, 2)]
networks += [network("elman", torch.nn.RNN, 1, SEED + 1000, activation="relu", name="readout"),
             network("gru", torch.nn.GRU, 1, SEED + 1100, bias=False, name="head"),
             network("lstm", torch.nn.LSTM, 1, SEED + 1200, name="")]
networks += [network(cell, module, 2, SEED + 1300 + 100 * k, both=True) for k, (cell, module) in enumerate(CELLS.items())]
golden = {"made": {"torch": torch.__version__, "numpy": np.__version__, "seed": SEED},
          "batch": BATCH, "steps": STEPS, "inputSize": INPUTS, "outputSize": OUTPUTS, "networks": networks}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
