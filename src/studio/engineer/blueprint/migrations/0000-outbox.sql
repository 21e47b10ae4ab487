-- Mail that the product wrote. Whoever runs the product delivers it and says so in "sentAt".
CREATE TABLE "_message" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "_createdBy" INTEGER REFERENCES "_account" ("id"),
  "to" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "sentAt" TEXT
);

-- Who changed each record last.
CREATE TABLE "_change" (
  "table" TEXT NOT NULL,
  "recordId" INTEGER NOT NULL,
  "accountId" INTEGER NOT NULL REFERENCES "_account" ("id"),
  PRIMARY KEY ("table", "recordId")
) WITHOUT ROWID;
