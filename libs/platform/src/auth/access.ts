import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from './principal.js';

/** Metadata key of what a route demands: `public` or a permission. */
export const ACCESS = 'ketenspoor:access';
export type Access = 'public' | Permission;

/** Anyone may ask this, signed in or not. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access);

/** Only accounts with this permission may ask this. */
export const RequiresPermission = (permission: Permission) =>
  applyDecorators(
    SetMetadata(ACCESS, permission satisfies Access),
    ApiBearerAuth('signIn'),
    ApiExtension('x-permission', permission),
  );
