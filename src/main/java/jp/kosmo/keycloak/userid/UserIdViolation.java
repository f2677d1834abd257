package jp.kosmo.keycloak.userid;

/**
 * One broken rule.
 *
 * @param messageKey the sentence that names the rule; its {@code {1}} is the detail ({@code {0}} is the field, as in all
 *     of Keycloak's user-profile messages)
 * @param detail the characters, with a blank between, or the number in question, or empty
 */
public record UserIdViolation(String messageKey, String detail) {}
