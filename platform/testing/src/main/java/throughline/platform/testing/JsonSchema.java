package throughline.platform.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON Schema of draft 2020-12 by which JSON is judged, its formats, too. */
public final class JsonSchema {

  private static final SchemaRegistryConfig WITH_FORMATS =
      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

  private final Schema schema;

  private JsonSchema(String text) {
    schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(WITH_FORMATS))
            .getSchema(text, InputFormat.JSON);
  }

  /**
   * @param resource its absolute name, such as {@code /schemas/thing.json}
   */
  public static JsonSchema of(String resource) {
    try (var in = JsonSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(resource + " is not on the class path");
      }
      return new JsonSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the validator's words; empty if nothing is wrong. */
  public List<String> errors(String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  public List<String> fields() {
    var fields = new ArrayList<String>();
    schema.getSchemaNode().get("properties").fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
