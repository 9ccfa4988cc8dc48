package throughline.platform.web.form;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.idempotency.IdempotencyKeyReused;
import throughline.platform.web.input.Form;

/**
 * Opens the form of a page, takes it once, or shows it again with what is wrong:
 *
 * <pre>{@code
 * return formPost.of(form, "log-hours", typed)
 *     .orAgain(this::page)
 *     .sentBefore("library", "This form was sent before, and hours were logged with it …")
 *     .then(() -> "/hours?logged=" + logHours.log(typed, person.who()).id());
 * }</pre>
 */
@Singleton
public class FormPost {

  private static final String SENT_BEFORE =
      "You sent this form before with something else in it, and that is saved. What you typed is"
          + " still here: look at what is saved, then send it again if it is meant, too";

  private final Idempotency idempotency;
  private final OpenForm openForm;

  FormPost(Idempotency idempotency, OpenForm openForm) {
    this.idempotency = idempotency;
    this.openForm = openForm;
  }

  /** What {@link OpenForm} keeps for the page that is opened, or else a blank form. */
  public Form opened() {
    return openForm.orBlank();
  }

  /** The same, or else a form that starts with these values. */
  public Form openedOrStartingWith(Map<String, String> values) {
    return openForm.orStartingWith(values);
  }

  /** The same, or else this form. */
  public Form openedOr(Form fresh) {
    return openForm.or(fresh);
  }

  /**
   * @param request what was typed, compared when the same form comes twice; null if nothing was
   */
  public Sent of(Form form, String operation, Object request) {
    return sent(idempotency::once, form, operation, () -> request);
  }

  /**
   * A button of a page whose buttons share its key: the same twice is one sending, another is not.
   */
  public Sent button(Form form, String operation, Object request) {
    return sent(idempotency::onceInTurn, form, operation, () -> request);
  }

  /** What is wrong with the file is shown as what is wrong with any field. */
  public Sent withFile(Form form, String operation, Supplier<Object> request) {
    return sent(idempotency::once, form, operation, request);
  }

  private static Sent sent(Once once, Form form, String operation, Supplier<Object> request) {
    return new Sent(once, form, operation, request, Idempotency.KEPT, null, null, null, null);
  }

  interface Once {

    Response doing(
        String key, String operation, Object request, Duration kept, Supplier<Response> work);
  }

  public record Sent(
      Once once,
      Form form,
      String operation,
      Supplier<Object> request,
      Duration kept,
      Function<Form, TemplateInstance> page,
      String wrongAt,
      String refusedAt,
      FieldError sentBefore) {

    public Sent orAgain(Function<Form, TemplateInstance> page) {
      return new Sent(once, form, operation, request, kept, page, wrongAt, refusedAt, sentBefore);
    }

    /** Remembers the form for another time than {@link Idempotency#KEPT}. */
    public Sent keptFor(Duration time) {
      return new Sent(once, form, operation, request, time, page, wrongAt, refusedAt, sentBefore);
    }

    /** Puts what is wrong at one field of the page, by its id: for one form among many. */
    public Sent wrongAt(String field) {
      return new Sent(once, form, operation, request, kept, page, field, refusedAt, sentBefore);
    }

    /**
     * Shows a {@link Conflict} at a place of the page, by its id, and not on a page of its own;
     * also that the form was sent before with other content, unless {@link #sentBefore} says more.
     */
    public Sent refusedAt(String place) {
      return new Sent(once, form, operation, request, kept, page, wrongAt, place, sentBefore);
    }

    /** What to say, and at which field, when the form was sent before with other content. */
    public Sent sentBefore(String field, String message) {
      var error = new FieldError(field, message);
      return new Sent(once, form, operation, request, kept, page, wrongAt, refusedAt, error);
    }

    /**
     * Does the work and leads on.
     *
     * @param work does it and says to which address; inside one transaction with the key of the
     *     form, so that a second sending leads there without doing it again
     * @return 303, or the page with 400 (409 for a conflict)
     */
    public Response then(Supplier<String> work) {
      try {
        return once.doing(
            form.idempotencyKey(), operation, request.get(), kept, () -> seeOther(work.get()));
      } catch (InvalidInput wrong) {
        return again(400, form.with(placed(wrong.errors())));
      } catch (Conflict refusal) {
        if (refusedAt == null) {
          throw refusal;
        }
        return again(409, form.with(refusedAt, refusal.getMessage()));
      } catch (IdempotencyKeyReused reused) {
        var said = sentBefore == null ? new FieldError(refusedAt, SENT_BEFORE) : sentBefore;
        if (said.field() == null) {
          throw reused;
        }
        return again(400, form.asNew(said.field(), said.message()));
      }
    }

    public Response then(Runnable work, String address) {
      return then(
          () -> {
            work.run();
            return address;
          });
    }

    private static Response seeOther(String address) {
      return Response.seeOther(URI.create(address)).build();
    }

    private Response again(int status, Form shown) {
      return Response.status(status).entity(page.apply(shown)).build();
    }

    private List<FieldError> placed(List<FieldError> errors) {
      return wrongAt == null
          ? errors
          : errors.stream().map(error -> new FieldError(wrongAt, error.message())).toList();
    }
  }
}
