package throughline.tracker.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import throughline.tracker.release.disclosure.CountedTable;
import throughline.tracker.release.disclosure.Family;
import throughline.tracker.release.disclosure.Told;
import throughline.tracker.release.disclosure.ToldTable;

/**
 * All of a release: what is to be seen, and the exact figures that it was made from, against which
 * later ones are judged.
 */
record ReleaseContent(Seen seen, List<Exact> exact) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  /** What the public gets to see, in the order of the tables. */
  record Seen(
      LocalDate coversTo,
      LocalDate knownOn,
      String policy,
      List<Published.Priority> priorities,
      List<Published.Place> places,
      List<Published.Measure> measures,
      List<Published.Cell> cells,
      List<Published.Progress> progress,
      List<Published.Change> changes) {}

  /** The exact figures of a measure. */
  record Exact(
      String measure,
      long unit,
      boolean ofPeople,
      boolean addsUp,
      List<Kept> figures,
      List<List<Integer>> sums) {

    /** A figure, what is told of it, and how many people it is of. */
    record Kept(Family family, long amount, long people, Told told) {}

    /** Sums as positions of figures, the whole first. */
    static Exact of(String measure, ToldTable table) {
      var counted = table.counted();
      var families = counted.counts().keySet().stream().sorted(ToldTable.ORDER).toList();
      var positions = new HashMap<Family, Integer>();
      families.forEach(family -> positions.put(family, positions.size()));
      return new Exact(
          measure,
          counted.unit(),
          counted.ofPeople(),
          counted.addsUp(),
          families.stream()
              .map(
                  family -> {
                    var count = counted.counts().get(family);
                    return new Kept(
                        family, count.amount(), count.people(), table.told().get(family));
                  })
              .toList(),
          counted.sums().stream()
              .map(
                  sum -> {
                    var all = new ArrayList<Integer>();
                    all.add(positions.get(sum.whole()));
                    sum.parts().forEach(part -> all.add(positions.get(part)));
                    return List.copyOf(all);
                  })
              .toList());
    }

    ToldTable table() {
      Map<Family, CountedTable.Count> counts = new HashMap<>();
      Map<Family, Told> told = new HashMap<>();
      for (var kept : figures) {
        counts.put(kept.family(), new CountedTable.Count(kept.amount(), kept.people()));
        told.put(kept.family(), kept.told());
      }
      var read =
          sums.stream()
              .map(
                  all ->
                      new CountedTable.Sum(
                          figures.get(all.get(0)).family(),
                          all.subList(1, all.size()).stream()
                              .map(at -> figures.get(at).family())
                              .toList()))
              .toList();
      return new ToldTable(new CountedTable(unit, ofPeople, addsUp, counts, read), told);
    }
  }

  /** What earlier releases told of a measure; nothing where one did not have it. */
  ToldTable table(String measure) {
    return exact.stream()
        .filter(each -> each.measure().equals(measure))
        .findFirst()
        .map(Exact::table)
        .orElse(ToldTable.NONE);
  }

  /**
   * SHA-256 of what is to be seen. The exact figures are not in it: who has a digest of a small
   * number tries them all.
   */
  String digest() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(seen)));
    } catch (JsonProcessingException | NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Rows as an array, each with the names of columns. */
  static String rows(List<?> rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  byte[] stored() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      JSON.writeValue(out, this);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  static ReleaseContent read(byte[] stored) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      return JSON.readValue(in, ReleaseContent.class);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
