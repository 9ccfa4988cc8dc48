package throughline.volunteers.role;

/** What can be done to a role. The names are in the history for ever. */
enum RoleAction {
  ROLE_ADDED,
  ROLE_CHANGED
}
