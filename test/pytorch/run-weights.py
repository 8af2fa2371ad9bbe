"""Runs the lines that `gradus export --format safetensors` says, on the file that it wrote: for safetensors.test.ts.

stdin: JSON {"folder", "lines", "inputs", "shape", "highwayRows"}; inputs are scaled, (N, T, I). stdout: JSON {"outputs", "names"}.
Where the package safetensors is not there, a reader of the documented format stands in for its load_file.
"""
import json
import os
import struct
import sys
import types
import torch

try:
    import safetensors.torch  # noqa: F401
except ImportError:
    def load_file(path):
        data = open(path, "rb").read()
        (length,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8:8 + length])
        numbers = data[8 + length:]
        return {name: torch.frombuffer(bytearray(numbers[entry["data_offsets"][0]:entry["data_offsets"][1]]), dtype=torch.float32).reshape(entry["shape"])
                for name, entry in header.items() if name != "__metadata__"}

    package, module = types.ModuleType("safetensors"), types.ModuleType("safetensors.torch")
    module.load_file = load_file
    package.torch = module
    sys.modules.update({"safetensors": package, "safetensors.torch": module})

given = json.load(sys.stdin)
os.chdir(given["folder"])
scope = {}
exec("\n".join(given["lines"]), scope)
model = scope["model"]
x = torch.tensor(given["inputs"]).reshape(given["shape"])


def outputs(parts):
    h = x
    for layer in (parts["rnn"] if isinstance(parts["rnn"], torch.nn.ModuleList) else [parts["rnn"]]):
        h, _ = layer(h)
    y = parts["readout"](h[:, -1])
    return y + parts["highway"](x[:, -given["highwayRows"]:].flatten(1)) if "highway" in parts else y


members = model if isinstance(model, torch.nn.ModuleList) else [model]
with torch.no_grad():
    mean = sum(outputs(member) for member in members) / len(members)
json.dump({"outputs": mean.flatten().tolist(), "names": list(model.state_dict())}, sys.stdout)
