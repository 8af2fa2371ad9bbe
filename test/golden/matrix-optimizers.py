"""Golden numbers for src/optim: updates of Muon and SOAP by given gradients, written from their papers.

Run: python3 matrix-optimizers.py     Writes matrix-optimizers.json beside it. Debian 12: apt-get install python3-numpy.
Made with Python 3.11.2, numpy 1.24.2, everything in float64. Drawn numbers are rounded to four decimals.

gradients   (steps, P): the tensors of `shapes` one behind the other, row-major.
muon        Jordan et al. (2024). Not by products of matrices: the Newton-Schulz steps are the quintic applied to the singular values of
            numpy's decomposition. U and V only; W and a by Adam (.9, .999, 1e-8) times rest_factor.
soap        Vyas et al. (2024), algorithm 3, with the mean of g kept outside the basis and turned into it in every step; bases by
            numpy.linalg.eigh and numpy.linalg.qr. The first gradient gives no update. U, V and W; a by Adam with the same decays.
            No tensor has two sides that differ by more than one: a null space of more dimensions would have no basis of its own.
"""
import json
import pathlib
import numpy as np

SHAPES = {"U": (4, 3), "V": (4, 4), "W": (3, 4), "a": (4,)}
STEPS = 15
RATIOS = (3.4445, -4.7750, 2.0315)

random = np.random.default_rng(61)
sizes = [int(np.prod(shape)) for shape in SHAPES.values()]
# A common part, so that means of gradients are not noise alone.
gradients = np.round(random.standard_normal((STEPS, sum(sizes))) + random.standard_normal(sum(sizes)), 4)


def tensors(row):
    parts = np.split(row, np.cumsum(sizes)[:-1])
    return {name: part.reshape(shape) for (name, shape), part in zip(SHAPES.items(), parts)}


class Adam:
    def __init__(self, beta1, beta2, epsilon):
        self.options = beta1, beta2, epsilon
        self.n = 0
        self.first = self.second = 0

    def __call__(self, g):
        beta1, beta2, epsilon = self.options
        self.n += 1
        self.first = beta1 * self.first + (1 - beta1) * g
        self.second = beta2 * self.second + (1 - beta2) * g**2
        mean = self.first / (1 - beta1**self.n)
        return mean / (np.sqrt(self.second / (1 - beta2**self.n)) + epsilon)


class Muon:
    def __init__(self, decay, nesterov):
        self.decay, self.nesterov = decay, nesterov
        self.velocity = 0

    def __call__(self, g):
        self.velocity = self.decay * self.velocity + g
        m = g + self.decay * self.velocity if self.nesterov else self.velocity
        u, s, v = np.linalg.svd(m, full_matrices=False)
        s = s / (np.linalg.norm(m) + 1e-7)
        a, b, c = RATIOS
        for _ in range(5):
            s = a * s + b * s**3 + c * s**5
        rows, columns = g.shape
        return max(1, rows / columns) ** 0.5 * (u * s) @ v


class Soap:
    def __init__(self, beta1, beta2, epsilon, every):
        self.options = beta1, beta2, epsilon, every
        self.n = 0
        self.mean = self.second = 0
        self.left = self.right = 0

    def observe(self, g):
        beta2 = self.options[1]
        self.left = beta2 * self.left + (1 - beta2) * g @ g.T
        self.right = beta2 * self.right + (1 - beta2) * g.T @ g

    def renewed(self, basis, covariance):
        order = np.argsort(-np.diag(basis.T @ covariance @ basis))
        return np.linalg.qr(covariance @ basis[:, order])[0], order

    def __call__(self, g):
        beta1, beta2, epsilon, every = self.options
        if self.n == 0:
            self.observe(g)
            self.q_left = np.linalg.eigh(self.left)[1][:, ::-1]
            self.q_right = np.linalg.eigh(self.right)[1][:, ::-1]
            self.n = 1
            return 0 * g
        turned = self.q_left.T @ g @ self.q_right
        self.mean = beta1 * self.mean + (1 - beta1) * g
        self.second = beta2 * self.second + (1 - beta2) * turned**2
        mean = self.q_left.T @ self.mean @ self.q_right / (1 - beta1**self.n)
        step = mean / (np.sqrt(self.second / (1 - beta2**self.n)) + epsilon)
        update = self.q_left @ step @ self.q_right.T
        self.observe(g)
        if self.n % every == 0:
            self.q_left, rows = self.renewed(self.q_left, self.left)
            self.q_right, columns = self.renewed(self.q_right, self.right)
            self.second = self.second[rows][:, columns]
        self.n += 1
        return update


def from_second_on(step):
    seen = []

    def call(g):
        seen.append(g)
        return 0 * g if len(seen) == 1 else step(g)

    return call


def updates(make):
    steps = {name: make(name) for name in SHAPES}
    rows = []
    for row in gradients:
        parts = tensors(row)
        rows.append(np.concatenate([steps[name](parts[name]).ravel() for name in SHAPES]).tolist())
    return rows


def muon(decay=0.95, nesterov=True, rest_factor=1):
    def make(name):
        if name in ("U", "V"):
            return Muon(decay, nesterov)
        adam = Adam(0.9, 0.999, 1e-8)
        return lambda g: rest_factor * adam(g)

    return {"options": {"decay": decay, "nesterov": nesterov, "restFactor": rest_factor}, "updates": updates(make)}


def soap(beta1=0.95, beta2=0.95, every=5, epsilon=1e-8):
    def make(name):
        if len(SHAPES[name]) == 2:
            return Soap(beta1, beta2, epsilon, every)
        return from_second_on(Adam(beta1, beta2, epsilon))

    options = {"beta1": beta1, "beta2": beta2, "renewEvery": every, "epsilon": epsilon}
    return {"options": options, "updates": updates(make)}


golden = {
    "shapes": {name: list(shape) for name, shape in SHAPES.items()},
    "gradients": gradients.tolist(),
    "muon": [muon(), muon(decay=0.8, nesterov=False, rest_factor=0.3)],
    "soap": [soap(), soap(beta1=0.9, beta2=0.8, every=1, epsilon=1e-3)],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
