package throughline.tracker.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;

/** Reads measures.yaml. The form is closed: an unknown key is an error, not a hope. */
public final class MeasureFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private MeasureFile() {}

  private record Document(List<MeasureEntry> measures) {}

  /**
   * The measures in the order in which they are written.
   *
   * @throws BadMeasureFile when an entry does not keep the form or names a field that its events do
   *     not have
   */
  public static List<Measure> read(InputStream in) {
    try {
      var measures =
          YAML.readValue(in, Document.class).measures().stream()
              .map(MeasureEntry::toMeasure)
              .toList();
      var ids = new HashSet<String>();
      for (var measure : measures) {
        if (!ids.add(measure.id())) {
          throw new BadMeasureFile("two measures have the id " + measure.id());
        }
        measure.rule().ifPresent(rule -> SchemaCheck.check(measure.id(), rule));
      }
      return measures;
    } catch (JsonProcessingException e) {
      throw new BadMeasureFile(
          e.getOriginalMessage() + " at line " + e.getLocation().getLineNr(), e);
    } catch (IOException e) {
      throw new BadMeasureFile("cannot be read", e);
    }
  }
}
