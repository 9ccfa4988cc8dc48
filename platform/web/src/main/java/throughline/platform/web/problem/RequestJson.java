package throughline.platform.web.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
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
import java.util.List;
import java.util.stream.Collectors;
import throughline.platform.core.input.FieldError;

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

  /**
   * Far above any request that a use case takes, and low enough that what is read of a body of 1 MB
   * takes no more than some MB of memory.
   */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxNumberLength(100)
          .maxNameLength(100)
          .maxStringLength(100_000)
          .maxTokenCount(20_000)
          .build();

  private static final String ONE_OBJECT = "Send one JSON object with the fields of this request.";

  private final ObjectMapper strict;

  public RequestJson(ObjectMapper json) {
    this.strict =
        json.copy()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    strict.getFactory().setStreamReadConstraints(CONSTRAINTS);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

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
    var wrong = new WrongFields();
    Object request = read(sent, strict.constructType(genericType), wrong);
    if (!wrong.found().isEmpty()) {
      throw malformed(wrong.found());
    }
    return request;
  }

  private Object read(JsonNode sent, JavaType wanted, WrongFields wrong) throws IOException {
    while (true) {
      try {
        return strict.reader().withHandler(wrong).forType(wanted).readValue(sent);
      } catch (JsonMappingException unasked) {
        if (wrong.takeOut(sent, unasked.getPath())) {
          continue;
        }
        if (wrong.found().isEmpty()) {
          throw unasked;
        }
        return null;
      }
    }
  }

  /** The body is in memory, so whatever fails here is in what was sent. */
  private JsonNode parse(InputStream body) {
    try {
      JsonNode sent = strict.readTree(body);
      if (hasNul(sent)) {
        throw new MalformedJson(RefuseNulCharacter.problem());
      }
      if (sent.isObject()) {
        return sent;
      }
      throw malformed(ONE_OBJECT);
    } catch (JsonMappingException trailing) {
      throw malformed(ONE_OBJECT);
    } catch (StreamConstraintsException excess) {
      throw malformed(
          "Send fewer fields, shorter names and values, and less nesting: no request here needs so"
              + " much.");
    } catch (JsonProcessingException broken) {
      var place = broken.getLocation();
      throw malformed(
          "Not valid JSON at line %d, column %d."
              .formatted(place.getLineNr(), place.getColumnNr()));
    } catch (IOException undecodable) {
      throw malformed("Send the JSON as UTF-8 text.");
    }
  }

  private static boolean hasNul(JsonNode sent) {
    return RefuseNulCharacter.isIn(sent.textValue())
        || sent.propertyStream()
            .anyMatch(field -> RefuseNulCharacter.isIn(field.getKey()) || hasNul(field.getValue()))
        || sent.isArray() && sent.valueStream().anyMatch(RequestJson::hasNul);
  }

  private static MalformedJson malformed(String detail) {
    return new MalformedJson(detail, List.of());
  }

  private static MalformedJson malformed(List<FieldError> wrong) {
    String names = wrong.stream().map(FieldError::field).collect(Collectors.joining(", "));
    return new MalformedJson(
        "Correct %s %s and send the request again."
            .formatted(wrong.size() == 1 ? "the field" : "the fields", names),
        wrong);
  }

  /** A JSON body that cannot be read. Says where it is wrong; nothing of its values is repeated. */
  static class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private MalformedJson(String detail, List<FieldError> wrong) {
      this(Problem.of(400, "malformed-json", "The JSON cannot be read", detail).withErrors(wrong));
    }

    private MalformedJson(Problem problem) {
      super(problem.detail());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
