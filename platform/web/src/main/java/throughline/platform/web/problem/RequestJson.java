package throughline.platform.web.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the JSON body of a request, and names every field that is unknown or of the wrong type when
 * it cannot. An unknown field is refused so that a misspelt optional one is not silently lost, and
 * a field that comes twice because one of the two would be. Only for requests: readers of events
 * use the application's own mapper and ignore what they do not know.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
public class RequestJson implements MessageBodyReader<Object> {

  private final ObjectMapper strict;

  /** Copies the application's mapper. */
  public RequestJson(ObjectMapper json) {
    this.strict =
        json.copy()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

  /**
   * The request; never null.
   *
   * @throws MalformedJson if the body is no JSON object or one with wrong fields
   */
  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    JsonNode sent = parse(body);
    var wanted = strict.constructType(genericType);
    try {
      return strict.treeToValue(sent, wanted);
    } catch (JsonMappingException wrong) {
      throw MalformedJson.fields(
          WrongFields.takenOutOf(sent, left -> strict.treeToValue(left, wanted)));
    }
  }

  private JsonNode parse(InputStream body) throws IOException {
    try {
      JsonNode sent = strict.readTree(body);
      if (sent.isObject()) {
        return sent;
      }
      throw MalformedJson.noObject();
    } catch (JsonMappingException trailing) {
      throw MalformedJson.noObject();
    } catch (JsonProcessingException broken) {
      throw MalformedJson.at(broken.getLocation());
    }
  }
}
