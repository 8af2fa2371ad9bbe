"""What the golden scripts of PyTorch share: rounded draws, and one pass of a network with its gradient. Imported by them, not run."""
import numpy as np
import torch


def draw(seed, *shape, scale=1.0):
    numbers = scale * np.random.default_rng(seed).standard_normal(shape)
    return torch.tensor(np.round(numbers, 4))


def flat(tensor):
    return tensor.detach().reshape(-1).tolist()


def pass_of(model, trained, x, y, scored):
    """Outputs, squared loss and gradient by the tensors of `trained`, by name."""
    model.zero_grad()
    output = model(x)
    output = output if scored == "all" else output[-1:]
    loss = torch.nn.functional.mse_loss(output, y)
    loss.backward()
    return {"scored": scored, "targets": flat(y), "outputs": flat(output), "loss": loss.item(),
            "gradient": {name: flat(tensor.grad) for name, tensor in trained}}
