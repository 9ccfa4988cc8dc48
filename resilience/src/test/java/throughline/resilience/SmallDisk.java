package throughline.resilience;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of its own, in a file of this disk, on which the servers keep their data. Only root
 * may mount one.
 */
final class SmallDisk implements AutoCloseable {
  private static final long SIZE = 3L << 30;
  private static final long BY_HAND = 32L << 20;
  private static final int BLOCK = 4_096;

  private final Path mounted;
  private final Path filler;

  private SmallDisk(Path mounted) {
    this.mounted = mounted;
    this.filler = mounted.resolve("filler");
  }

  static boolean isPossible() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/sbin/mkfs.ext4"));
  }

  /**
   * @param folder that it is mounted at
   * @param image the file that holds it
   */
  static SmallDisk mount(Path folder, Path image) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.deleteIfExists(image);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    // PostgreSQL and Kafka are root here, for whom a part of each file system would be kept back.
    run("mkfs.ext4", "-q", "-m", "0", image.toString());
    run("mount", "-o", "loop", image.toString(), folder.toString());
    Files.deleteIfExists(folder.resolve("lost+found"));
    return new SmallDisk(folder);
  }

  static void unmountWhatIsLeft(Path folder) throws IOException, InterruptedException {
    if (Files.readString(Path.of("/proc/mounts")).contains(" " + folder + " ")) {
      run("umount", "--lazy", folder.toString());
    }
  }

  /** Takes every byte that is free: nearly all of them at once, the last one by one. */
  void fill() throws IOException, InterruptedException {
    long most = Files.getFileStore(mounted).getUsableSpace() - BY_HAND;
    run("fallocate", "--length", Long.toString(Math.max(1, most)), filler.toString());
    try (RandomAccessFile rest = new RandomAccessFile(filler.toFile(), "rw")) {
      rest.seek(rest.length());
      byte[] block = new byte[BLOCK];
      for (long written = 0; written < 2 * BY_HAND; written += BLOCK) {
        rest.write(block);
      }
    } catch (IOException full) {
      // As full as it gets.
    }
  }

  void makeRoom() throws IOException {
    Files.deleteIfExists(filler);
  }

  static void run(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(List.of(words) + ": " + said);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      unmountWhatIsLeft(mounted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
