"""Runs the lines that `gradus export --format safetensors` says, on the file that it wrote: for safetensors.test.ts.

stdin: JSON, a list of {"folder", "lines", "inputs", "shape", "highwayRows"}; inputs are scaled, (N, T, I). stdout: JSON, a list of {"outputs", "names"}.
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



def outputs(parts, x, highway_rows):
    h = x
    for layer in (parts["rnn"] if isinstance(parts["rnn"], torch.nn.ModuleList) else [parts["rnn"]]):
        h, ends = layer(h)
    h_n = ends[0] if isinstance(ends, tuple) else ends
    y = parts["readout"](torch.cat([h_n[-2], h_n[-1]], dim=1) if layer.bidirectional else h[:, -1])
    return y + parts["highway"](x[:, -highway_rows:].flatten(1)) if "highway" in parts else y


def run(given):
    os.chdir(given["folder"])
    scope = {}
    exec("\n".join(given["lines"]), scope)
    model = scope["model"]
    x = torch.tensor(given["inputs"]).reshape(given["shape"])
    members = model if isinstance(model, torch.nn.ModuleList) else [model]
    with torch.no_grad():
        mean = sum(outputs(member, x, given["highwayRows"]) for member in members) / len(members)
    return {"outputs": mean.flatten().tolist(), "names": list(model.state_dict())}


json.dump([run(given) for given in json.load(sys.stdin)], sys.stdout)
