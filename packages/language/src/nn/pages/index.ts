/** Words of pages, page by page. */
export const pages = {};
