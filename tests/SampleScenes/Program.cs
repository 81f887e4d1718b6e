using FakeDetect.Imaging;
using FakeDetect.SampleScenes;

string folder = args[0];
Directory.CreateDirectory(folder);
for (int i = 1; i <= 8; i++)
{
    RgbImage image = new Camera(480, 360, i).Shoot(new Scene(i));
    using FileStream f = File.Create(Path.Combine(folder, $"scene-{i}.ppm"));
    f.Write(System.Text.Encoding.ASCII.GetBytes($"P6\n{image.Width} {image.Height}\n255\n"));
    f.Write(image.Pixels);
}
