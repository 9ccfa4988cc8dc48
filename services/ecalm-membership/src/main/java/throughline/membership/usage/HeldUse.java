package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Sql;

/** What is held of a child's use of libraries, as long as the rows are kept. */
@ApplicationScoped
public class HeldUse {

  private static final String OF_MEMBER =
      """
      SELECT used.day, used.what, library.name AS library
        FROM (SELECT day, library_code, CASE WHEN renewal THEN 'RENEWAL' ELSE 'LOAN' END AS what
                FROM loan WHERE member_key = :member AND counts
              UNION ALL
              SELECT a.day, a.library_code, 'EVENT'
                FROM attendance_member m JOIN attendance a USING (batch, row_ref)
               WHERE m.member_key = :member AND a.counts) AS used
        JOIN library ON library.code = used.library_code
       ORDER BY used.day DESC, library.name, used.what
      """;

  /** In which way a library was used. */
  public enum What {
    LOAN("Something was borrowed"),
    RENEWAL("A loan was renewed"),
    EVENT("The card was shown at an event");

    private final String inWords;

    What(String inWords) {
      this.inWords = inWords;
    }

    public String inWords() {
      return inWords;
    }
  }

  /** What was done once, with the name of the library. */
  public record Used(LocalDate day, What what, String library) {}

  private final Sql sql;

  HeldUse(Sql sql) {
    this.sql = sql;
  }

  /** Of this member, the newest first. */
  public List<Used> of(UUID member) {
    return sql.of(OF_MEMBER).bind("member", member).list(Used.class);
  }
}
