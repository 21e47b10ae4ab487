-- What was done with each record, by whom and when. "changes" is JSON: {column: [before, after]}.
CREATE TABLE "_history" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "table" TEXT NOT NULL,
  "recordId" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  "accountId" INTEGER REFERENCES "_account" ("id"),
  "action" TEXT NOT NULL,
  "changes" TEXT NOT NULL
);
CREATE INDEX "_history_record" ON "_history" ("table", "recordId", "id");

-- Deleted records, whole rows as JSON, until they are restored or their time is over. Those that went together share the
-- number of the first in "bundle".
CREATE TABLE "_trash" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "bundle" INTEGER NOT NULL,
  "table" TEXT NOT NULL,
  "recordId" INTEGER NOT NULL,
  "row" TEXT NOT NULL,
  "deletedAt" TEXT NOT NULL,
  "accountId" INTEGER REFERENCES "_account" ("id")
);
CREATE INDEX "_trash_record" ON "_trash" ("table", "recordId");
CREATE INDEX "_trash_time" ON "_trash" ("deletedAt");
