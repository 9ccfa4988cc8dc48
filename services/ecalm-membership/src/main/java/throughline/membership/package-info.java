/** Every newborn a library member: what a registrar enrols, and what the rest may know of it. */
package throughline.membership;
