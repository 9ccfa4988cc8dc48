package throughline.platform.web.input;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import throughline.platform.web.limits.UploadedFile;

/** Gives a page method its {@link Form}. The check of its token has read the body away by then. */
@Provider
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
public class FormReader implements MessageBodyReader<Form> {

  private final Instance<RoutingContext> routing;

  public FormReader(Instance<RoutingContext> routing) {
    this.routing = routing;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == Form.class;
  }

  @Override
  public Form readFrom(
      Class<Form> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    return Form.of(fieldsOfThisRequest(), UploadedFile.of(routing.get()));
  }

  /** Every field of the form that this request sent; none if it sent no form. */
  public static MultivaluedMap<String, String> fieldsOfThisRequest() {
    FormData parsed = CurrentRequestManager.get().getFormData();
    return parsed == null ? new MultivaluedHashMap<>() : fields(parsed);
  }

  public static MultivaluedMap<String, String> fields(FormData parsed) {
    MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
    for (String field : parsed) {
      parsed.get(field).stream()
          .filter(value -> !value.isFileItem())
          .forEach(value -> typed.add(field, value.getValue()));
    }
    return typed;
  }
}
