package throughline.platform.web.input;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.limits.UploadedFile;

/**
 * An HTML form as typed, and what is wrong with it. A page method takes a Form parameter to read a
 * post, and gives one named {@code form} to its template, whose tags show it again.
 *
 * <p>A date comes from one box, or from three that are named {@code <field>-day}, {@code -month}
 * and {@code -year}.
 */
public final class Form {

  /** The hidden field that carries the idempotency key. */
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  /** The hidden field that asks for the file that its page has shown, and names it. */
  public static final String KEPT_FILE = "kept-file";

  private final MultivaluedMap<String, String> typed;
  private final List<FieldError> errors;
  private final boolean kept;
  private final String idempotencyKey;
  private final UploadedFile file;

  private Form(MultivaluedMap<String, String> typed, List<FieldError> errors) {
    this(typed, errors, false, null);
  }

  private Form again(MultivaluedMap<String, String> typed, List<FieldError> errors) {
    return new Form(typed, errors, false, file != null && file.isKept() ? file : null);
  }

  private Form(
      MultivaluedMap<String, String> typed,
      List<FieldError> errors,
      boolean kept,
      UploadedFile file) {
    this.typed = typed;
    this.errors = List.copyOf(errors);
    this.kept = kept;
    this.file = file;
    this.idempotencyKey =
        Optional.ofNullable(typed.getFirst(IDEMPOTENCY_KEY))
            .filter(key -> !key.isBlank())
            .orElseGet(() -> UUID.randomUUID().toString());
  }

  public static Form blank() {
    return new Form(new MultivaluedHashMap<>(), List.of());
  }

  public static Form startingWith(Map<String, String> values) {
    return new Form(new MultivaluedHashMap<>(values), List.of());
  }

  /** A form that starts with values of which a field may have several, such as boxes to tick. */
  public static Form startingWithSome(Map<String, List<String>> values) {
    var typed = new MultivaluedHashMap<String, String>();
    typed.putAll(values);
    return new Form(typed, List.of());
  }

  public static Form of(MultivaluedMap<String, String> typed) {
    return new Form(typed, List.of());
  }

  static Form of(MultivaluedMap<String, String> typed, Optional<UploadedFile> file) {
    return new Form(typed, List.of(), false, file.orElse(null));
  }

  /** As posted when its sender's session had ended: nothing of it is saved yet. */
  public static Form kept(MultivaluedMap<String, String> typed, Optional<UploadedFile> file) {
    List<FieldError> wrong =
        file.filter(UploadedFile::isTooLarge)
            .map(sent -> List.of(new FieldError(sent.field(), tooLarge(sent))))
            .orElse(List.of());
    return new Form(typed, wrong, true, file.orElse(null));
  }

  /**
   * The same form with these values in place of what was typed, nothing wrong with it, and no file.
   */
  public Form having(Map<String, String> values) {
    MultivaluedMap<String, String> changed = new MultivaluedHashMap<>();
    changed.putAll(typed);
    values.forEach(changed::putSingle);
    return new Form(changed, List.of());
  }

  /** The same form with messages, to be shown again. A file that was kept still is. */
  public Form with(List<FieldError> wrong) {
    return again(typed, wrong);
  }

  public Form with(String field, String message) {
    return with(List.of(new FieldError(field, message)));
  }

  /**
   * With a key of its own, for one that was sent before with other content and may be sent anew.
   */
  public Form asNew(String field, String message) {
    MultivaluedMap<String, String> withoutKey = new MultivaluedHashMap<>(typed);
    withoutKey.remove(IDEMPOTENCY_KEY);
    return again(withoutKey, List.of(new FieldError(field, message)));
  }

  /** Empty if nothing was typed. For templates; a reader uses {@link #text}. */
  public String value(String field) {
    return Optional.ofNullable(typed.getFirst(field)).orElse("");
  }

  /**
   * Null if it was not sent. A line ends with one character, as in JSON, not with a browser's two.
   */
  public String text(String field) {
    String text = typed.getFirst(field);
    return text == null ? null : text.replace("\r\n", "\n");
  }

  /** Until the request is answered. InvalidInput if none was chosen, or it is too large. */
  public UploadedFile file(String field, String missingMessage) {
    return fileIfAny(field).orElseThrow(() -> new InvalidInput(field, missingMessage));
  }

  /** The file of this field, if one was chosen; InvalidInput if it is larger than is taken. */
  public Optional<UploadedFile> fileIfAny(String field) {
    if (file == null || !file.field().equals(field)) {
      return Optional.empty();
    }
    if (file.isTooLarge()) {
      throw new InvalidInput(field, tooLarge(file));
    }
    return Optional.of(file);
  }

  private static String tooLarge(UploadedFile file) {
    return "The file is larger than %d MB. Send a smaller one, or split it"
        .formatted(file.limit() >> 20);
  }

  public String keptFile(String field) {
    return file != null && file.isKept() && !file.isTooLarge() && file.field().equals(field)
        ? file.name()
        : "";
  }

  public String keptFileField() {
    return KEPT_FILE;
  }

  public List<String> ticked(String field) {
    return List.copyOf(typed.getOrDefault(field, List.of()));
  }

  /**
   * The part of a list that its sender had before them, of the fields {@code after} and {@code
   * before}; the first where they lead to none.
   */
  public PageRequest part() {
    return PageRequest.linked(given("after"), given("before"));
  }

  private String given(String field) {
    return TypedText.given(text(field)).orElse(null);
  }

  /**
   * Every field as it was sent but the idempotency key, for the tag {@code sentFields}: a page that
   * shows the form otherwise sends it again.
   */
  public List<SentField> sent() {
    return typed.entrySet().stream()
        .filter(field -> !field.getKey().equals(IDEMPOTENCY_KEY))
        .flatMap(
            field -> field.getValue().stream().map(value -> new SentField(field.getKey(), value)))
        .toList();
  }

  /**
   * A date for {@link Fields}: what was typed into its one box, or its three boxes as {@code
   * year-month-day}; null if all are blank.
   */
  public String date(String field) {
    return typed.containsKey(field) ? text(field) : boxes(field);
  }

  /** What the one box of a date shows again, also if three were sent. */
  public String dateText(String field) {
    return Optional.ofNullable(date(field)).orElse("");
  }

  private String boxes(String field) {
    String day = TypedText.given(day(field)).orElse("");
    String month = TypedText.given(month(field)).orElse("");
    String year = TypedText.given(year(field)).orElse("");
    return (day + month + year).isEmpty() ? null : year + "-" + month + "-" + day;
  }

  public String day(String field) {
    return value(field + "-day");
  }

  public String month(String field) {
    return value(field + "-month");
  }

  public String year(String field) {
    return value(field + "-year");
  }

  /** The id of the option at the index: the first has the field's own name, for the error link. */
  public String optionId(String field, int index) {
    return index == 0 ? field : field + "-" + (index + 1);
  }

  public boolean chosen(String field, String option) {
    return typed.getOrDefault(field, List.of()).contains(option);
  }

  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::message)
        .findFirst()
        .orElse("");
  }

  /** Whether it comes from a session that had ended, which a page tells its reader. */
  public boolean kept() {
    return kept;
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** The id of the input that an error summary links to: the first box of a date. */
  public String inputId(String field) {
    boolean isDate = typed.containsKey(field + "-day");
    return isDate ? field + "-day" : field;
  }

  /**
   * Where an error leads: to the input of its field, or to the page that has to be seen to first,
   * if it names the path of one in place of a field.
   */
  public String target(String field) {
    return field.startsWith("/") ? field : "#" + inputId(field);
  }

  public String idempotencyKey() {
    return idempotencyKey;
  }

  /**
   * A field of a form as it was sent, to be sent again by a page that shows it otherwise.
   *
   * @param name of the field; of a list of boxes each ticked one comes by itself
   */
  public record SentField(String name, String value) {

    @Override
    public String toString() {
      return "SentField " + name;
    }
  }
}
