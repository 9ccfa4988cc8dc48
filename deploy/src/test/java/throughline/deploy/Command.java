package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program of this machine, run to its end. */
record Command(List<String> words, Path folder) {

  /** How it ended, with what it wrote to both outputs. */
  record Result(int code, String output) {
    Result mustSucceed() {
      assertEquals(0, code, output);
      return this;
    }
  }

  static Command of(String... words) {
    return new Command(List.of(words), Path.of("."));
  }

  Command in(Path other) {
    return new Command(words, other);
  }

  static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  Result run() {
    return run("");
  }

  Result run(String input) {
    try {
      Process process =
          new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
      try (var given = process.getOutputStream()) {
        given.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
