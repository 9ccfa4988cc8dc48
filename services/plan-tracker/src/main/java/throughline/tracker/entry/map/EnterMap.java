package throughline.tracker.entry.map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.tracker.figure.map.CountyMaps;
import throughline.tracker.figure.map.ParseOutlines;
import throughline.tracker.figure.map.ParsePoints;

/** A lead sends another map: outlines of the districts, or where the libraries are. */
@Singleton
class EnterMap {

  private static final int LONGEST_NOTICE = 500;

  private final Jdbi jdbi;
  private final CountyMaps maps;
  private final People people;
  private final Clock clock;

  EnterMap(Jdbi jdbi, CountyMaps maps, People people, Clock clock) {
    this.jdbi = jdbi;
    this.maps = maps;
    this.people = people;
    this.clock = clock;
  }

  @Transactional
  void send(Path file, String name, String typedNotice, SignedIn who) {
    var sent = new CountyMaps.Sent(people.recognise(who), clock.instant());
    jdbi.useHandle(
        handle -> {
          if (isTable(name)) {
            CountyMaps.add(handle, "POINTS", points(handle, file, name), sent);
          } else {
            CountyMaps.add(handle, "OUTLINES", outlines(file, notice(typedNotice)), sent);
          }
        });
  }

  private static boolean isTable(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|txt|xlsx)");
  }

  private CountyMaps.Stored points(Handle handle, Path file, String name) {
    var outlines = maps.read(handle).outlines();
    return new CountyMaps.Stored(
        ParsePoints.written(ParsePoints.read(file, name, outlines)), outlines.notice());
  }

  private static CountyMaps.Stored outlines(Path file, String notice) {
    var content = text(file);
    var read = ParseOutlines.read(content, notice);
    if (read.notice().isBlank()) {
      throw new InvalidInput(
          "notice",
          "Say whose outlines they are and under which licence, as it is shown below the map");
    }
    return new CountyMaps.Stored(content, read.notice());
  }

  private static String notice(String typed) {
    var notice = typed == null ? "" : typed.strip();
    if (notice.length() > LONGEST_NOTICE) {
      throw new InvalidInput(
          "notice", "The notice must be %d characters or fewer".formatted(LONGEST_NOTICE));
    }
    return notice;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\0", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
