package jp.kosmo.keycloak.office.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the office closes because the file does not have them any more.
 *
 * @param members their ids, one by one: nobody is closed for being absent alone
 * @param reason code of a task's reason
 */
public record GoneOrder(
        @Nullable List<String> members, @Nullable String reason) {}
