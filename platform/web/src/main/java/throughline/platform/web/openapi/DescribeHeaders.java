package throughline.platform.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Gives every described header its schema, which OpenAPI requires, so that an endpoint says only
 * its name and what it tells: {@code @Header(name = "Location", description = "…")}. A header is a
 * text; Location is an address, which RFC 9110, 10.2.2, lets be relative.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribeHeaders implements OASFilter {

  private static final Map<String, String> FORMATS = Map.of("Location", "uri-reference");

  @Override
  public APIResponse filterAPIResponse(APIResponse answer) {
    if (answer.getHeaders() != null) {
      answer.getHeaders().forEach(DescribeHeaders::giveSchema);
    }
    return answer;
  }

  private static void giveSchema(String name, Header header) {
    if (header.getSchema() == null) {
      header.setSchema(
          OASFactory.createSchema()
              .type(List.of(Schema.SchemaType.STRING))
              .format(FORMATS.get(name)));
    }
  }
}
