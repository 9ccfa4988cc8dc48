package throughline.platform.web.input;

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

/** Gives a page method its {@link Form}. The CSRF filter has read the body away by then. */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FormReader implements MessageBodyReader<Form> {

  /** Created by Quarkus REST. */
  public FormReader() {}

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
    FormData parsed = CurrentRequestManager.get().getFormData();
    MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
    for (String field : parsed) {
      parsed.get(field).forEach(value -> typed.add(field, value.getValue()));
    }
    return Form.of(typed);
  }
}
