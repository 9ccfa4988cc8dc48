package throughline.platform.web.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Turns an empty JSON body into an answer, so that no resource has to think of null. */
@Provider
public class BodyRequired implements ReaderInterceptor {

  /** Created by Quarkus REST. */
  public BodyRequired() {}

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body == null && MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
      throw new NoBody();
    }
    return body;
  }
}
