package throughline.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks what Maven fetched. */
final class Archives {
  private static final String UNFINISHED = "unfinished-";
  private static final int OWNER_MAY_EXECUTE = 0100;

  private Archives() {}

  /**
   * Fills {@code target} in one step, so that an interrupted unpacking is never taken for a whole
   * one.
   */
  static void once(Path target, Filling filling) throws IOException, InterruptedException {
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.getParent());
    removeUnfinishedOfEndedLaunchers(target.getParent());
    Path unfinished =
        Files.createTempDirectory(
            target.getParent(), UNFINISHED + ProcessHandle.current().pid() + "-");
    try {
      filling.fill(unfinished);
      moveUnlessMadeMeanwhile(unfinished, target);
    } finally {
      Workspace.deleteTree(unfinished);
    }
  }

  private static void removeUnfinishedOfEndedLaunchers(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (Path unfinished : all) {
        long launcher = Long.parseLong(unfinished.getFileName().toString().split("-")[1]);
        if (ProcessHandle.of(launcher).isEmpty()) {
          Workspace.deleteTree(unfinished);
        }
      }
    }
  }

  interface Filling {
    void fill(Path folder) throws IOException, InterruptedException;
  }

  private static void moveUnlessMadeMeanwhile(Path from, Path target) throws IOException {
    try {
      Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(target)) {
        throw e;
      }
    }
  }

  static void untarFromJar(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry txz =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException("no .txz in " + jar));
      try (InputStream in = new XZInputStream(new BufferedInputStream(zip.getInputStream(txz)));
          TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          write(entry, tar, inside(folder, entry.getName()));
        }
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
      makeExecutable(target);
    }
  }

  static void unzipBelowTopFolder(Path archive, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        if (name.isEmpty() || entry.isDirectory()) {
          continue;
        }
        Path target = inside(folder, name);
        Files.createDirectories(target.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, target);
        }
        if (name.endsWith(".sh")) {
          makeExecutable(target);
        }
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("an archive names a file outside its folder: " + name);
    }
    return target;
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
