package throughline.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of one stack: what lies where, and who may use it. */
final class Workspace {
  /** How the operating system says it, whatever the program. */
  private static final String NO_SPACE = "No space left on device";

  private static final String WIPED = "wiped-";
  private static final long NEEDED_BYTES = 2L << 30;
  private static final long FULL_BYTES = 20L << 20;
  private static final int LOG_LINES_SHOWN = 12;

  /** Where in the code something failed fills the screen; what failed stands between. */
  private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at .*|\\.\\.\\. \\d+ more)");

  private static final long LOG_BYTES = 20L << 20;

  // Closing any channel on a file drops every lock this process holds on it, so the file is not
  // even opened while one is held here.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private FileChannel held;

  Workspace(Path folder) {
    this.folder = folder;
  }

  Path data(String name) {
    return folder.resolve("data").resolve(name);
  }

  boolean hasData() throws IOException {
    try (Stream<Path> kept = Files.list(folder.resolve("data"))) {
      return kept.findAny().isPresent();
    }
  }

  Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  Path secrets() {
    return folder.resolve("secrets");
  }

  void create() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("logs"));
  }

  /**
   * Removes everything that people or services put there; the cache and the logs stay. All of the
   * data is gone in one step: half of it would be another database's half.
   */
  void wipe() throws IOException {
    Path data = folder.resolve("data");
    if (Files.exists(data)) {
      Files.move(data, folder.resolve(WIPED + UUID.randomUUID()), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(secrets());
    finishWiping();
  }

  void finishWiping() throws IOException {
    try (DirectoryStream<Path> wiped = Files.newDirectoryStream(folder, WIPED + "*")) {
      for (Path tree : wiped) {
        deleteTree(tree);
      }
    }
  }

  void refuseFullDisk() throws IOException {
    long free = freeBytes();
    if (free < NEEDED_BYTES) {
      throw new CannotStart(
          "The disk that holds %s has only %d MB free, and Throughline needs %d MB: make room and try again."
              .formatted(folder, free >> 20, NEEDED_BYTES >> 20));
    }
  }

  Optional<String> fullDisk() {
    try {
      return freeBytes() > FULL_BYTES ? Optional.empty() : Optional.of(fullDiskSentence());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The same for a failure whose words are known: one that gave up may have made room since. */
  Optional<String> fullDisk(String words) {
    return words.contains(NO_SPACE) ? Optional.of(fullDiskSentence()) : fullDisk();
  }

  private String fullDiskSentence() {
    return "The disk that holds %s is full: make room and try again.".formatted(folder);
  }

  private long freeBytes() throws IOException {
    Path data = folder.resolve("data");
    return Files.getFileStore(Files.exists(data) ? data : folder).getUsableSpace();
  }

  /**
   * Keeps one old log per server, so that a stack that runs for months does not fill the disk with
   * them.
   */
  Path freshLog(String name) throws IOException {
    Path log = log(name);
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(
          log,
          folder.resolve("logs").resolve(name + ".old.log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  static String endOf(Path log) {
    return "The log is %s and ends:%n%s".formatted(log, lastLines(log).indent(4));
  }

  private static String lastLines(Path log) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      List<String> all = lines.filter(line -> !STACK_FRAME.matcher(line).matches()).toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LOG_LINES_SHOWN), all.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /** Held while the stack runs; the operating system lets go of it however the launcher ends. */
  void lock() throws IOException {
    if (HELD_HERE.contains(folder)) {
      throw alreadyRunning();
    }
    FileChannel channel = openLock();
    if (channel.tryLock() == null) {
      channel.close();
      throw alreadyRunning();
    }
    HELD_HERE.add(folder);
    held = channel;
    Files.writeString(launcherPid(), Long.toString(ProcessHandle.current().pid()));
  }

  boolean isLocked() throws IOException {
    if (HELD_HERE.contains(folder)) {
      return true;
    }
    try (FileChannel channel = openLock()) {
      return channel.tryLock() == null;
    }
  }

  void unlock() throws IOException {
    if (held != null) {
      Files.deleteIfExists(launcherPid());
      held.close();
      held = null;
      HELD_HERE.remove(folder);
    }
  }

  private static CannotStart alreadyRunning() {
    return new CannotStart(
        "Throughline is already running from this folder: stop it with Ctrl-C in its terminal, or with ./run --stop.");
  }

  private Path launcherPid() {
    return folder.resolve("launcher.pid");
  }

  private FileChannel openLock() throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Removes a folder and all in it, while others may be removing it, too. */
  static void deleteTree(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            return orGone(failure);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return orGone(failure);
          }
        });
  }

  private static FileVisitResult orGone(IOException failure) throws IOException {
    if (failure != null && !(failure instanceof NoSuchFileException)) {
      throw failure;
    }
    return FileVisitResult.CONTINUE;
  }
}
