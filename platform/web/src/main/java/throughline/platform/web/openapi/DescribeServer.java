package throughline.platform.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Names the public port as the server. The description is served on the management port, and
 * without this "Try it out" would send its requests there.
 */
@OpenApiFilter(OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class DescribeServer implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI description) {
    String url = ConfigProvider.getConfig().getValue("throughline.web.public-url", String.class);
    description.setServers(List.of(OASFactory.createServer().url(url)));
  }
}
