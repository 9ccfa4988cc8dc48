package throughline.platform.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Says that any one of an endpoint's roles is enough. Quarkus lists them in one requirement, which
 * in OpenAPI asks for all of them; of several requirements one has to hold, and an empty list says
 * that nobody has to sign in (OpenAPI 3.1, 4.8.10 and 4.8.30).
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribeRoles implements OASFilter {

  private static final String SCHEME = "BearerToken";
  private static final List<SecurityRequirement> OPEN_TO_ALL = List.of();

  @Override
  public Operation filterOperation(Operation operation) {
    var requirements = Objects.requireNonNullElse(operation.getSecurity(), OPEN_TO_ALL);
    operation.setSecurity(requirements.stream().flatMap(DescribeRoles::oneForEachRole).toList());
    return operation;
  }

  private static Stream<SecurityRequirement> oneForEachRole(SecurityRequirement requirement) {
    var roles = requirement.getSchemes().getOrDefault(SCHEME, List.of());
    return roles.size() < 2
        ? Stream.of(requirement)
        : roles.stream()
            .map(role -> OASFactory.createSecurityRequirement().addScheme(SCHEME, role));
  }
}
