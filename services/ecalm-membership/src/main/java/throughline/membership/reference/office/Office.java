package throughline.membership.reference.office;

/**
 * A registration office; its name is this service's to edit.
 *
 * @param library the code of the library that most of its families choose; null if that is not
 *     known
 */
public record Office(String code, String name, String library) {}
