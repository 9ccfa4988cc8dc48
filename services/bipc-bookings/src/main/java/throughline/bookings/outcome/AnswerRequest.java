package throughline.bookings.outcome;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import throughline.bookings.outcome.Answer.Evidence;
import throughline.bookings.outcome.Answer.Grown;
import throughline.bookings.outcome.Answer.Started;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;

/**
 * An answer as a page sends it. Whoever has not started says nothing else, so that what was typed
 * below does not count.
 *
 * @param seen whether staff saw papers; what the person says of that counts for nothing
 */
public record AnswerRequest(
    String started,
    String companyNumber,
    String grown,
    String jobs,
    String stillTrading,
    String seen) {
  private enum YesOrNo {
    YES,
    NO
  }

  private static final Pattern COMPANY = Pattern.compile("[0-9]{8}|[A-Z]{2}[0-9]{6}");
  private static final Pattern TENTHS = Pattern.compile("[0-9]{1,3}([.][0-9])?");

  static AnswerRequest of(Form form) {
    return new AnswerRequest(
        form.text("started"),
        form.text("companyNumber"),
        form.text("grown"),
        form.text("jobs"),
        form.text("stillTrading"),
        form.text("seen"));
  }

  Answer read(boolean byStaff) {
    var fields = new Fields();
    var started =
        fields.oneOf("started", started(), Started.class, "Choose whether a business was started");
    if (started == Started.NOT_YET) {
      var evidence = byStaff && seen != null ? Evidence.SEEN_BY_STAFF : Evidence.SELF_REPORTED;
      return new Answer(started, null, Grown.NO, 0, null, evidence);
    }
    var number = companyNumber(fields);
    var grown = fields.oneOf("grown", grown(), Grown.class, "Choose whether it has grown");
    var jobs = jobsTenths(fields);
    var trading =
        fields.oneOf("stillTrading", stillTrading(), YesOrNo.class, "Choose whether it is trading");
    fields.throwIfAny();
    return new Answer(
        started, number, grown, jobs, trading == YesOrNo.YES, evidence(number, byStaff));
  }

  private Evidence evidence(String number, boolean byStaff) {
    if (byStaff && seen != null) {
      return Evidence.SEEN_BY_STAFF;
    }
    return number == null ? Evidence.SELF_REPORTED : Evidence.COMPANIES_HOUSE;
  }

  private String companyNumber(Fields fields) {
    var typed =
        TypedText.given(companyNumber)
            .map(text -> text.replaceAll("\\s", "").toUpperCase(Locale.UK))
            .orElse(null);
    if (typed != null && !COMPANY.matcher(typed).matches()) {
      fields.reject(
          "companyNumber",
          "A company number is 8 digits, or 2 letters and 6 digits. Leave it out if there is none");
      return null;
    }
    return typed;
  }

  private int jobsTenths(Fields fields) {
    var typed = TypedText.given(jobs).map(text -> text.replace(',', '.'));
    if (typed.isEmpty()) {
      fields.reject("jobs", "Enter how many jobs there are, or 0");
      return 0;
    }
    if (!TENTHS.matcher(typed.get()).matches()) {
      fields.reject("jobs", "Jobs must be a number from 0 to 999.9, such as 2 or 1.5");
      return 0;
    }
    return new BigDecimal(typed.get()).movePointRight(1).intValueExact();
  }
}
