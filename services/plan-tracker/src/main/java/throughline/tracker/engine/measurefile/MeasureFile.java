package throughline.tracker.engine.measurefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Rule;

/** Reads measures.yaml. The form is closed: an unknown key is an error, not a hope. */
public final class MeasureFile {

  static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private MeasureFile() {}

  public static List<Measure> read(InputStream in) {
    var measures = new ArrayList<Measure>();
    var ids = new HashSet<String>();
    for (var written : entries(in)) {
      var measure = measure(written);
      measures.add(measure);
      if (!ids.add(measure.id())) {
        throw new BadMeasureFile("two measures have the id " + measure.id());
      }
    }
    checkTogether(measures);
    return measures;
  }

  public static void checkTogether(List<Measure> measures) {
    for (var measure : measures) {
      measure
          .rule()
          .filter(rule -> rule.isShare())
          .ifPresent(
              rule -> {
                part(measures, measure, "numerator", rule.numerator());
                part(measures, measure, "denominator", rule.denominator());
              });
    }
  }

  public static List<Measure> with(List<Measure> measures, Measure other) {
    var together = new ArrayList<Measure>();
    measures.forEach(measure -> together.add(measure.id().equals(other.id()) ? other : measure));
    if (!together.contains(other)) {
      together.add(other);
    }
    return together;
  }

  static Measure measure(JsonNode written) {
    var measure = entry(written).toMeasure();
    measure
        .rule()
        .filter(rule -> !rule.isShare())
        .ifPresent(rule -> SchemaCheck.check(measure.id(), rule));
    return measure;
  }

  /** Holds a measure that was not read from text against its form and its events. */
  public static void checkAlone(Measure measure) {
    try {
      measure(YAML.readTree(MeasureText.write(measure)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A measure that was written cannot be read", e);
    }
  }

  private static MeasureEntry entry(JsonNode written) {
    if (!written.isObject()) {
      throw new BadMeasureFile("an entry of the list is no measure");
    }
    try {
      return YAML.treeToValue(written, MeasureEntry.class);
    } catch (JsonProcessingException e) {
      throw new BadMeasureFile(written.path("id").asText(), MistypedKey.problem(e));
    }
  }

  private static JsonNode entries(InputStream in) {
    try {
      var document = YAML.readTree(in);
      if (document.size() != 1 || !document.path("measures").isArray()) {
        throw new BadMeasureFile("must hold the list measures and nothing beside it");
      }
      return document.get("measures");
    } catch (JsonProcessingException e) {
      throw new BadMeasureFile(
          e.getOriginalMessage() + " at line " + e.getLocation().getLineNr(), e);
    } catch (IOException e) {
      throw new BadMeasureFile("cannot be read", e);
    }
  }

  private static Optional<Rule> ruleOf(List<Measure> measures, String id) {
    return measures.stream()
        .filter(other -> other.id().equals(id))
        .flatMap(other -> other.rule().stream())
        .findFirst();
  }

  /** One share may be compared with another, and no further. */
  private static boolean isOfCounts(List<Measure> measures, Rule share) {
    return Stream.of(share.numerator(), share.denominator())
        .allMatch(id -> ruleOf(measures, id).filter(rule -> !rule.isShare()).isPresent());
  }

  private static void part(List<Measure> measures, Measure share, String key, String id) {
    var isCounted =
        ruleOf(measures, id)
            .filter(rule -> !rule.isShare() || isOfCounts(measures, rule))
            .isPresent();
    if (!isCounted) {
      throw new BadMeasureFile(
          share.id(),
          new Problem(key, "%s: %s is no measure of this file that facts feed".formatted(key, id)));
    }
  }
}
