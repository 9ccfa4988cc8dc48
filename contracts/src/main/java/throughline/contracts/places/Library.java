package throughline.contracts.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A library, as the codes in events mean it. Each service keeps its own editable copy; this is what
 * it starts with.
 *
 * @param code the four letters that travel in events
 * @param name what people call it
 * @param district the district it lies in
 * @param districtCode the district's GSS code
 */
public record Library(String code, String name, String district, String districtCode) {

  private static final String SEED = "/seeds/libraries.csv";
  private static final String HERITAGE = "/seeds/heritage-places.csv";

  /** The county's libraries, as shipped in {@code seeds/libraries.csv}. */
  public static List<Library> seed() {
    return read(SEED);
  }

  /**
   * The museum and the history centre, where people volunteer as they do at libraries: as shipped
   * in {@code seeds/heritage-places.csv}. Only events of volunteering carry their codes.
   */
  public static List<Library> heritage() {
    return read(HERITAGE);
  }

  private static List<Library> read(String seed) {
    try (var in = Library.class.getResourceAsStream(seed);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).filter(line -> !line.isBlank()).map(Library::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(seed + " cannot be read", e);
    }
  }

  private static Library parse(String line) {
    var cells = line.split(",", -1);
    return new Library(cells[0], cells[1], cells[2], cells[3]);
  }
}
