package throughline.platform.web.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.junit.jupiter.api.Test;

class DescribeTest {

  @Test
  void oneOfTwoRolesIsEnough() {
    assertEquals(
        List.of(Map.of("BearerToken", List.of("lead")), Map.of("BearerToken", List.of("admin"))),
        described(createSecurityRequirement().addScheme("BearerToken", List.of("lead", "admin"))));
  }

  @Test
  void whoeverSignedInStillHasToSignIn() {
    assertEquals(
        List.of(Map.of("BearerToken", List.of())),
        described(createSecurityRequirement().addScheme("BearerToken")));
  }

  @Test
  void whatIsOpenToAllSaysSo() {
    var operation = OASFactory.createOperation();
    assertEquals(List.of(), new DescribeApi().filterOperation(operation).getSecurity());
  }

  @Test
  void aHeaderIsATextAndLocationAnAddress() {
    var answer =
        OASFactory.createAPIResponse()
            .addHeader("Location", OASFactory.createHeader())
            .addHeader("Idempotent-Replayed", OASFactory.createHeader());
    var headers = new DescribeApi().filterAPIResponse(answer).getHeaders();
    assertEquals(List.of(Schema.SchemaType.STRING), headers.get("Location").getSchema().getType());
    assertEquals("uri-reference", headers.get("Location").getSchema().getFormat());
    assertEquals(
        List.of(Schema.SchemaType.STRING),
        headers.get("Idempotent-Replayed").getSchema().getType());
  }

  private static List<Map<String, List<String>>> described(SecurityRequirement requirement) {
    var operation = OASFactory.createOperation().addSecurityRequirement(requirement);
    return new DescribeApi()
        .filterOperation(operation).getSecurity().stream()
            .map(SecurityRequirement::getSchemes)
            .toList();
  }
}
