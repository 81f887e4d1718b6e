using FakeDetect.Imaging;
using FakeDetect.SampleScenes;
using FakeDetect.Simulation;

// usage: FakeDetect.SampleScenes FOLDER NETWORK.onnx
// Writes FOLDER/0_real (rendered scenes through a simulated camera) and FOLDER/1_fake (the same through the network).
if (args is not [string folder, string networkPath])
{
    Console.Error.WriteLine("usage: FakeDetect.SampleScenes FOLDER NETWORK.onnx");
    return 2;
}

string real = Path.Combine(folder, "0_real"),
    fake = Path.Combine(folder, "1_fake");
Directory.CreateDirectory(real);
Directory.CreateDirectory(fake);
string pairs = Directory.CreateTempSubdirectory("scenes").FullName;
using ImageToImageNetwork network = ImageToImageNetwork.Open(networkPath, new ImageToImageOptions());
FakePairMaker maker = new(network, pairs, FakeEncoding.Original);
for (int number = 1; number <= 4; number++)
{
    RgbImage picture = new Camera(480, 360, number).Shoot(new Scene(number));
    string path = Path.Combine(real, $"scene-{number}.jpg");
    File.WriteAllBytes(path, JpegCodec.Encode(picture, 92));
    File.Copy(
        maker.Make(Path.GetFullPath(path), DecodeOptions.Default).Fake,
        Path.Combine(fake, $"scene-{number}.jpg"),
        overwrite: true
    );
}

Directory.Delete(pairs, recursive: true);
return 0;
