package throughline.platform.web.problem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses an unknown field in a request, so that a misspelt optional field is not silently lost.
 * Only for requests: readers of events use the application's own mapper and ignore what they do not
 * know.
 */
@Provider
public class StrictJson implements ContextResolver<ObjectMapper> {

  private final ObjectMapper strict;

  /** Copies the application's mapper. */
  public StrictJson(ObjectMapper json) {
    this.strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return strict;
  }
}
