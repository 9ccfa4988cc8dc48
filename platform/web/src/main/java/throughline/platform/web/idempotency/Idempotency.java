package throughline.platform.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.seal.Sha256;
import throughline.platform.web.session.CurrentSender;

/**
 * Answers a repeated request as the first one was answered, without doing the work again.
 *
 * <p>The key, the work and the answer are one transaction. A repeat that arrives while the first is
 * still at work waits for it. A failure stores nothing, so that the same key may be tried again.
 */
@ApplicationScoped
public class Idempotency {

  public static final String HEADER = "Idempotency-Key";
  public static final String REPLAYED_HEADER = "Idempotent-Replayed";

  /** How long a key is kept unless it says otherwise. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final int LONGEST_KEY = 255;

  private final IdempotencyKeys keys;
  private final CurrentSender sender;
  private final ObjectMapper json;
  private final ObjectMapper canonical;
  private final Clock clock;

  Idempotency(IdempotencyKeys keys, CurrentSender sender, ObjectMapper json, Clock clock) {
    this.keys = keys;
    this.sender = sender;
    this.json = json;
    this.canonical = canonical(json);
    this.clock = clock;
  }

  /**
   * Does the work once per sender and key. Where nobody is known, nothing is remembered: a page for
   * visitors then says that theirs is closed.
   *
   * @param key what the caller sent, 1 to 255 characters; null does the work without remembering it
   * @param operation names the use case and what it acts upon, such as "approve-hours " + id
   * @param request the content of the request, compared as JSON with that of the first
   * @param work returns a JSON answer or a redirect; runs inside this method's transaction
   * @return the answer of the work, or the stored one with {@link #REPLAYED_HEADER}
   * @throws InvalidInput if the key is blank or too long
   * @throws IdempotencyKeyReused if the person used the key for another operation or request
   */
  @Transactional
  public Response once(String key, String operation, Object request, Supplier<Response> work) {
    return onceWithin(KEPT, key, operation, request, work);
  }

  /** With a key that is kept for another time, for whoever may send again after days. */
  @Transactional
  public Response once(
      String key, String operation, Object request, Duration kept, Supplier<Response> work) {
    return onceWithin(kept, key, operation, request, work);
  }

  /**
   * In the name of somebody else, who may have sent it already: the first of the two does the work.
   */
  @Transactional
  public Response onceOf(
      String subject,
      String key,
      String operation,
      Object request,
      Duration kept,
      Supplier<Response> work) {
    IdempotencyKeys.Claim claim = claim(subject, key, operation, request);
    Instant now = clock.instant();
    return answer(claim, keys.claim(claim, now, now.plus(kept)), work);
  }

  /**
   * Does the work unless it is what was asked last of this operation with this key: for the buttons
   * of a form, which share its key. A double click is one; whoever goes back to the page and
   * presses another button, or the first one after that, is never told that the form was sent
   * before.
   *
   * @param kept from now on
   * @throws InvalidInput if the key is too long with the name of the operation
   */
  @Transactional
  public Response onceInTurn(
      String key, String operation, Object request, Duration kept, Supplier<Response> work) {
    if (!sender.known()) {
      return work.get();
    }
    IdempotencyKeys.Claim claim =
        claim(sender.subject(), key + " " + operation, operation, request);
    Instant now = clock.instant();
    return answer(claim, keys.claimInTurn(claim, now, now.plus(kept)), work);
  }

  private Response onceWithin(
      Duration kept, String key, String operation, Object request, Supplier<Response> work) {
    return key == null || !sender.known()
        ? work.get()
        : onceOf(sender.subject(), key, operation, request, kept, work);
  }

  private Response answer(IdempotencyKeys.Claim claim, boolean isFirst, Supplier<Response> work) {
    if (!isFirst) {
      return keys.answerTo(claim).orElseThrow(IdempotencyKeyReused::new).toResponse();
    }
    Response answer = work.get();
    if (answer.getStatus() >= 400) {
      QuarkusTransaction.setRollbackOnly();
    } else {
      keys.store(claim, IdempotencyKeys.StoredAnswer.of(answer, json));
    }
    return answer;
  }

  private IdempotencyKeys.Claim claim(
      String subject, String key, String operation, Object request) {
    if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
      throw new InvalidInput(HEADER, "Send a key of 1 to " + LONGEST_KEY + " characters, or none");
    }
    byte[] owner = Sha256.of(subject);
    try {
      return new IdempotencyKeys.Claim(
          owner, key, operation, Sha256.of(canonical.writeValueAsBytes(request)));
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("the request cannot be compared as JSON", notJson);
    }
  }

  private static ObjectMapper canonical(ObjectMapper json) {
    return json.copy()
        .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
        .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false)
        .setConfig(
            json.getSerializationConfig().with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
  }
}
