package throughline.platform.core.upkeep;

/**
 * Fired in the transaction in which an administrator has a job run before its time: where a service
 * keeps a history of what people do, it is a line of that.
 *
 * @param administrator the sign-in's own name for whoever asked
 * @param job the job's name
 */
public record JobAskedFor(String administrator, String job) {}
