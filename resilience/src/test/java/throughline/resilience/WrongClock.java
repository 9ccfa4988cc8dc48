package throughline.resilience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What has a process take another time for now, by Debian's package faketime. */
final class WrongClock {
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final Path LIBRARY = Path.of("faketime", "libfaketimeMT.so.1");

  private WrongClock() {}

  static boolean isPossible() throws IOException {
    return library().isPresent();
  }

  static Map<String, String> environment(Duration ahead) throws IOException {
    return Map.of(
        "LD_PRELOAD",
        library().orElseThrow().toString(),
        "FAKETIME",
        "%+d".formatted(ahead.toSeconds()),
        // Java measures by the other clock how long it waits, and would not wait at all.
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  private static Optional<Path> library() throws IOException {
    try (Stream<Path> found = Files.find(LIBRARIES, 3, (path, about) -> path.endsWith(LIBRARY))) {
      return found.findFirst();
    }
  }
}
