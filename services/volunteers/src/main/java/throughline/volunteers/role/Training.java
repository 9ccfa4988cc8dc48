package throughline.volunteers.role;

/**
 * What is learnt before one helps.
 *
 * @param validMonths null where it is done once
 */
public record Training(String code, String name, Integer validMonths) {}
