package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import throughline.contracts.catalogue.EventCatalogue;

/** The JSON Schema of every kind of fact: of those that events tell of, and of this service's. */
public final class FactSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FactSchemas() {}

  public static Map<String, JsonNode> byAggregate() {
    var schemas = new TreeMap<String, JsonNode>();
    EventCatalogue.schemasByAggregate()
        .forEach((aggregate, resource) -> schemas.put(aggregate, read(resource)));
    for (var kind : ManualEntryKind.values()) {
      schemas.put(kind.aggregate(), read(kind.schemaResource()));
    }
    return schemas;
  }

  private static JsonNode read(String resource) {
    try (var in = FactSchemas.class.getResourceAsStream(resource)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
