-- Since when the product has known of each message that it sends when a moment has come.
CREATE TABLE "_notification" (
  "id" TEXT PRIMARY KEY,
  "knownSince" TEXT NOT NULL
) WITHOUT ROWID;

-- Of which moment ("value") of which record it has been sent, so that it is sent once.
CREATE TABLE "_notified" (
  "notification" TEXT NOT NULL,
  "recordId" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  PRIMARY KEY ("notification", "recordId", "value")
) WITHOUT ROWID;
