package throughline.membership.member;

/** How sure a child's death is. */
enum Death {
  REPORTED,
  CONFIRMED
}
