"""The networks as PyTorch modules, for expected values. ResNet-50 and MobileNetV2 are torchvision's; the others are
written here from their papers and from facts of their repositories (tensor names, sizes, order of layers)."""
import torch
import torchvision
from torch import nn
from torch.nn import functional as F

IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
CLIP = ((0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711))
PLAIN = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))


def resnet50():
    return torchvision.models.resnet50(num_classes=1)


def resnet50_nodown():
    net = torchvision.models.resnet50(num_classes=1)
    net.conv1.stride = (1, 1)
    net.maxpool.stride = 1
    return net


def mobilenetv2():
    return torchvision.models.mobilenet_v2(num_classes=1)


class TwoStages(nn.Module):
    """ResNet-50's first two stages behind a 3x3 stem, on what `residual` leaves of the picture."""

    def __init__(self, residual, outputs):
        super().__init__()
        whole = torchvision.models.resnet50()
        self.residual = residual
        self.conv1 = nn.Conv2d(3, 64, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.layer1 = whole.layer1
        self.layer2 = whole.layer2
        self.fc1 = nn.Linear(512, outputs)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(self.residual(x))))
        x = self.layer2(self.layer1(F.max_pool2d(x, 3, 2, 1)))
        return self.fc1(x.mean((2, 3)))


def npr_residual(x):
    x = x[:, :, : x.shape[2] // 2 * 2, : x.shape[3] // 2 * 2]
    small = F.interpolate(x, scale_factor=0.5, mode="nearest", recompute_scale_factor=True)
    return (x - F.interpolate(small, scale_factor=2.0, mode="nearest", recompute_scale_factor=True)) * 2.0 / 3.0


def safe_residual(x):
    """Highpass in both directions of the 2-D DWT: bior1.3's decomposition filter (six taps), symmetric extension,
    floor((n + 5) / 2) coefficients; then bilinear to the input's size."""
    size = x.shape[2:]
    taps = torch.tensor([0, 0, -0.7071067811865476, 0.7071067811865476, 0, 0], dtype=torch.float32).flip(0)
    for axis in (3, 2):
        n = x.shape[axis]
        count = (n + 5) // 2
        missing = 2 * (count - 1) - n + 6
        before, after = missing // 2, (missing + 1) // 2
        index = torch.arange(-before, n + after)
        index = index % (2 * n)
        index = torch.where(index < n, index, 2 * n - 1 - index)      # d c b a | a b c d | d c b a
        x = x.index_select(axis, index)
        shape = [1, 1, 1, 1]
        shape[axis] = 6
        stride = [1, 1]
        stride[axis - 2] = 2
        x = F.conv2d(x, taps.reshape(shape).repeat(3, 1, 1, 1), stride=tuple(stride), groups=3)
    return torchvision.transforms.Resize(list(size))(x)


def npr():
    return TwoStages(npr_residual, 1)


def safe():
    return TwoStages(safe_residual, 2)


class Separable(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.depth_wise = nn.Conv2d(channels, channels, 3, 1, 1, groups=channels, bias=False)
        self.point_wise = nn.Conv2d(channels, channels, 1, bias=False)

    def forward(self, x):
        return self.point_wise(self.depth_wise(x))


class TwoDilations(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, groups=inputs, bias=False)
        self.conv2 = nn.Conv2d(inputs, outputs, 3, stride, 2, dilation=2, groups=inputs, bias=False)
        self.conv3 = nn.Conv2d(outputs, outputs, 1, bias=False)

    def forward(self, x):
        return self.conv3(self.conv1(x) + self.conv2(x))


class FerretBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.layers = nn.Sequential(
            TwoDilations(inputs, outputs, stride), nn.BatchNorm2d(outputs), nn.ReLU(), Separable(outputs), nn.BatchNorm2d(outputs))
        self.shortcut = nn.Identity() if stride == 1 else nn.Sequential(
            nn.Conv2d(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return F.relu(self.layers(x) + self.shortcut(x))


class Ferret(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.cbr1 = nn.Sequential(nn.Conv2d(3, width // 2, 3, 1, 1, bias=False), nn.BatchNorm2d(width // 2), nn.ReLU())
        self.cbr2 = nn.Sequential(nn.Conv2d(width // 2, width, 3, 2, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU())
        self.feature = nn.Sequential(
            *[nn.Sequential(FerretBlock(width * k, width * 2 * k, 2), FerretBlock(width * 2 * k, width * 2 * k, 1)) for k in (1, 2)],
            nn.Conv2d(4 * width, 4 * width, 1, bias=False))
        self.logit = nn.Sequential(nn.Dropout(0.2), nn.Linear(4 * width, 1))

    def forward(self, x):
        n, c, h, w = x.shape
        windows = F.unfold(x, 3, padding=1).reshape(n, c, 9, h, w)
        mask = torch.ones(9)
        mask[4] = 0
        median = (windows * mask[None, None, :, None, None]).median(dim=2).values
        return self.logit(self.feature(self.cbr2(self.cbr1(x - median))).mean((2, 3)))


# id: (module, input statistics, side of the crop, pictures that are scored)
NETWORKS = {
    "resnet50": (resnet50, IMAGENET, 224, range(24)),
    "resnet50-nodown": (resnet50_nodown, IMAGENET, 96, [5, 10, 17, 21]),
    "mobilenetv2": (mobilenetv2, IMAGENET, 224, range(24)),
    "npr": (npr, IMAGENET, 224, range(24)),
    "safe": (safe, PLAIN, 256, range(24)),
    "ferretnet": (Ferret, CLIP, 224, range(24)),
}
