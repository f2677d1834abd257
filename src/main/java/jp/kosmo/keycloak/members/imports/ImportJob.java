package jp.kosmo.keycloak.members.imports;

import org.jspecify.annotations.Nullable;

/**
 * A job as it stands. Times are epoch milliseconds, the other numbers counts.
 *
 * @param late refused when they were to be applied
 * @param kept not undone
 * @param gone of the union's members, who is not in a file that has them all
 * @param fileId the uploaded file; null for rows that a program has sent
 * @param refusal code of why the whole file is refused
 * @param refusedLine in which line; 0 = the whole file
 */
public record ImportJob(
        String id,
        String clerkId,
        ImportState state,
        long createdAt,
        long changedAt,
        boolean wholeList,
        boolean oneByOne,
        long added,
        long changed,
        long unchanged,
        long refused,
        long gone,
        long done,
        long late,
        long undone,
        long kept,
        @Nullable String fileId,
        @Nullable String refusal,
        long refusedLine) {}
