"""Measures forward, backward and optimiser of a network on a ready tensor in PyTorch, as the yardstick of the benchmark "training".

usage: training_pytorch.py ARCHITECTURE SIDE BATCH THREADS STEPS
Prints "ready PYTORCH-VERSION" when it is ready. Then it measures STEPS steps for each line of standard input (contiguous or
channels_last) and prints their seconds.
"""
import sys
import time

import torch
import torchvision


def network(architecture):
    if architecture == "resnet50":
        return torchvision.models.resnet50(num_classes=1)
    if architecture not in ("mobilenetv2", "mobilenetv2-nodown"):
        sys.exit(f"torchvision has no network that equals {architecture}.")
    net = torchvision.models.mobilenet_v2(num_classes=1)
    if architecture == "mobilenetv2-nodown":
        net.features[0][0].stride = (1, 1)
    return net


class Training:
    """A network with its optimiser and its batch, in one memory format."""

    def __init__(self, architecture, side, batch, memory_format):
        self.net = network(architecture).train().to(memory_format=memory_format)
        self.images = torch.randn(batch, 3, side, side).contiguous(memory_format=memory_format)
        self.labels = torch.tensor([0.02, 0.98] * batch)[:batch]
        self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=3e-4, weight_decay=0.02)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        logits = self.net(self.images).squeeze(1)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, self.labels)
        loss.item()
        loss.backward()
        self.optimizer.step()


def main():
    architecture = sys.argv[1]
    side, batch, threads, steps = map(int, sys.argv[2:])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    formats = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}
    trainings = {name: Training(architecture, side, batch, memory_format) for name, memory_format in formats.items()}
    for training in trainings.values():
        for _ in range(3):
            training.step()
    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        training = trainings[line.strip()]
        start = time.perf_counter()
        for _ in range(steps):
            training.step()
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
